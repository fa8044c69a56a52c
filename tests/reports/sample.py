"""One Result that every report renders: an ordinary audit, with the nastiest names a repository can hold among it."""

from __future__ import annotations

from prodready.model import (
    Confidence,
    Coverage,
    Effort,
    Evidence,
    Finding,
    Gate,
    Location,
    Notice,
    Point,
    Refused,
    Result,
    RuleInfo,
    Run,
    Score,
    Severity,
    Step,
    Verdict,
    failed,
    not_applicable,
    passed,
    unknown,
)

HOSTILE_NAMES = (
    "app/[/red][bold]markup.py",
    "app/\x1b[2J\x1b]8;;https://evil.example\x07link.py",
    "app/a\n::error file=x.py,line=1::forged.py",
    "app/<img src=x onerror=alert(1)>.py",
    "app/pipe|`tick`**bold**.py",
    "app/percent%0A::error::forged.py",
    'app/"quoted"\'s.py',
    "app/]]><!--.py",
    "app/\u202egpj.exe.py",
    "app/raw\udcff\udc80byte.py",
    "app/##[error]old##vso[task.complete]style.py",
    "app/nul\x00tab\tcr\rc1\x9b.py",
    "app/@octocat #12 https://evil.example www.evil.example.py",
    "app/{{ 7 * 7 }}{% raw %}.py",
    "app/" + "long/" * 90 + "name.py",
    "app/日本語/прибор.py",
)


def info(code: str, name: str, section: str, effort: Effort = Effort.HOURS) -> RuleInfo:
    """Metadata as a rule's author writes it."""
    return RuleInfo(
        code=code,
        name=name,
        section=section,
        question=f"Does the service have what {name} asks for?",
        why="Whoever runs the service at night\n    cannot tell a slow start from a dead process.",
        fix="Open a connection in the handler and run `SELECT 1`; answer 503 when it fails.",
        effort=effort,
        references=("https://12factor.net/config",),
        description="The page.\n\nIts second paragraph.",
    )


def finding_info(code: str, name: str, section: str, severity: Severity) -> RuleInfo:
    """Metadata of a finding."""
    return RuleInfo(
        code=code,
        name=name,
        section=section,
        question=f"Is any line a {name}?",
        why="The value is in every clone of the repository & in its <history>.",
        fix="Read it from the settings object; rotate the old value.",
        effort=Effort.MINUTES,
        references=("https://owasp.org/Top10/", "not a link"),
        severity=severity,
    )


TST001 = info("TST001", "pytest-config", "testing", Effort.MINUTES)
TST002 = info("TST002", "coverage-80", "testing", Effort.DAYS)
OBS001 = info("OBS001", "structured-logging", "observability")
OBS002 = info("OBS002", "health-endpoint", "observability", Effort.MINUTES)
OBS003 = info("OBS003", "readiness-endpoint", "observability", Effort.MINUTES)
ARC003 = info("ARC003", "migrations", "architecture")
ARC004 = info("ARC004", "repository-pattern", "architecture", Effort.DAYS)
CFG001 = info("CFG001", "typed-settings", "configuration")
SEC001 = info("SEC001", "strict-models", "security")
SEC003 = info("SEC003", "rate-limiting", "security")
INF001 = info("INF001", "dockerfile", "infrastructure")
INF003 = info("INF003", "ci-pipeline", "infrastructure")
SEC101 = finding_info("SEC101", "hard-coded-secret", "security", Severity.BLOCKER)
OBS101 = finding_info("OBS101", "print-call", "observability", Severity.ERROR)
CFG102 = finding_info("CFG102", "scattered-env", "configuration", Severity.WARNING)

POINTS = (
    Point(
        TST001,
        passed("pytest reads its configuration", Evidence("pyproject.toml", 41, "[tool.pytest.ini_options]")),
    ),
    Point(
        TST002,
        failed(
            "no coverage measured and no gate of 80 % or more",
            Evidence("pyproject.toml", 58, "fail_under = 70", "fail_under = 70"),
            searched="coverage data, pytest-cov options, CI steps, codecov.yml",
        ),
    ),
    Point(
        OBS001,
        passed(
            "structlog renders JSON",
            Evidence(
                "src/shop/observability/logging.py", 23, "structlog.configure(…, processors ending in JSONRenderer)"
            ),
        ),
    ),
    Point(
        OBS002,
        passed("GET /health", Evidence("src/shop/api/health.py", 9, "GET /api/v1/health, mounted at main.py:31")),
    ),
    Point(
        OBS003,
        failed(
            "GET /ready answers a constant, although the service keeps its data in PostgreSQL",
            Evidence("src/shop/api/health.py", 14, "returns a constant", '    return {"status": "ready"}'),
            Evidence("src/shop/db.py", 8, "what it should reach", "engine = create_async_engine(settings.dsn)"),
            searched="GET routes named for readiness, and what their handlers reach",
        ),
    ),
    Point(ARC003, not_applicable("no persistence other than a schema-less store", Evidence("src/shop/db.py", 8))),
    Point(
        ARC004,
        failed(
            "31 of 40 query sites stand outside of repositories", Evidence("src/shop/api/orders.py", 77, "12 sites")
        ),
        waived="moving with the order service (ann, until 2027-03-31)",
    ),
    Point(
        CFG001,
        passed(
            "pydantic-settings",
            *(Evidence(name, 3, "Settings(BaseSettings)", "class Settings(BaseSettings):") for name in HOSTILE_NAMES),
        ),
    ),
    Point(SEC001, not_applicable("no handler takes a body model of pydantic, msgspec or attrs")),
    Point(
        SEC003,
        failed(
            f"a limiter is created and applied to nothing in {HOSTILE_NAMES[2]}",
            *(Evidence(name, number, "Limiter(…)", f"limiter = '{name}'") for number, name in enumerate(HOSTILE_NAMES)),
        ),
    ),
    Point(INF001, passed("builds and starts", Evidence("deploy/Dockerfile", 1, "FROM python:3.12-slim"))),
    Point(
        INF003,
        unknown(
            "the workflow calls a reusable workflow of another repository",
            Evidence(".github/workflows/ci.yml", 12, "uses: acme/ci/.github/workflows/python.yml@v3"),
            searched="workflows and what they call",
        ),
    ),
)

FINDINGS = (
    Finding(
        "SEC101",
        Severity.BLOCKER,
        Location("src/shop/config.py", 12, 5, 12, 48),
        'SECRET_KEY is set to "s3c…" in the code',
        snippet='    SECRET_KEY = "s3c…"',
        fingerprint="5d41402abc4b2a76b9719d911017c592",
        baseline="new",
    ),
    *(
        Finding(
            "OBS101",
            Severity.ERROR,
            Location(name, number + 1, 9),
            f"print(…) in {name}",
            snippet=f"\tprint('{name}')",
            fixable=True,
            baseline="unchanged",
        )
        for number, name in enumerate(HOSTILE_NAMES)
    ),
    Finding(
        "CFG102",
        Severity.WARNING,
        Location("src/shop/mail.py"),
        "os.environ is read outside of the settings",
        confidence=Confidence.MEDIUM,
    ),
    Finding(
        "CFG102",
        Severity.WARNING,
        Location("src/shop/sms.py", 4, 1),
        "os.environ is read outside of the settings",
        suppressed="comment: the SDK wants it there",
    ),
    Finding(
        "SEC101",
        Severity.BLOCKER,
        Location("src/shop/old.py", 7, 1),
        "TOKEN is set in the code",
        suppressed="waiver: revoked (bo, until 2027-01-01)",
    ),
    Finding("EXT900", Severity.WARNING, Location("src/shop/sms.py", 9, 2), "found by a plugin without metadata"),
)

STEPS = (
    Step("OBS003", "readiness-endpoint", OBS003.fix, Effort.MINUTES, 7, 70.0, "needs work for production"),
    Step(
        "SEC003",
        "rate-limiting",
        "Decorate the login route with `@limiter.limit`.",
        Effort.HOURS,
        8,
        80.0,
        "production-ready with minor gaps",
    ),
)

RESULT = Result(
    target="shop-api",
    profile="qa-cto",
    service="FastAPI service",
    points=POINTS,
    findings=FINDINGS,
    score=Score(6, 10, 12, 60.0, "needs work for production", capped=True),
    raw_score=Score(5, 10, 12, 50.0, "prototype only"),
    steps=STEPS,
    coverage=Coverage(seen=214, analysed=180, partial=1, refused=2, excluded=31),
    refused=(
        Refused("src/shop/broken.py", "syntax error: '(' was never closed", partial=True, line=33),
        Refused("src/shop/generated.py", "larger than 2 MiB"),
        Refused(HOSTILE_NAMES[2], "not a regular file"),
    ),
    notices=(
        Notice("error", f"rule raised ValueError: {HOSTILE_NAMES[1]}", "INF003"),
        Notice("note", "the repository's own configuration switches off OBS104"),
    ),
    gate=Gate(1, ("60.0 % is below fail-under, 80 %", "1 open blocker (fail-on = blocker)")),
    rules=(SEC101, OBS101, CFG102, *(point.info for point in POINTS)),
    revision="3f7902c",
    version="0.1.0",
)

TIMED = Run(started="2026-11-21T05:13:00Z", seconds=1.25, python="3.12.4", platform="linux")

EMPTY = Result(
    target="empty",
    profile="qa-cto",
    service="",
    points=(),
    findings=(),
    score=Score(0, 0, 0, 0.0, "prototype only"),
    raw_score=Score(0, 0, 0, 0.0, "prototype only"),
    steps=(),
    coverage=Coverage(0, 0, 0, 0, 0),
    refused=(),
    notices=(),
    gate=Gate(3, ("no Python file",)),
    rules=(),
)


def verdict(result: Result, code: str) -> Verdict:
    """The verdict of one point."""
    return next(point.verdict for point in result.points if point.info.code == code)
