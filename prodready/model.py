"""What travels through the program: verdicts, evidence, findings, rules' metadata and the result.

Everything here is frozen and has no behaviour beyond construction, so that it can be cached, compared and rendered.
"""

from __future__ import annotations

from enum import Enum

import msgspec


class Status(str, Enum):
    """The four verdicts of ``docs/checklist.md``; ``unknown`` stays in the denominator and is never a pass."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    NA = "na"
    UNKNOWN = "unknown"


class Severity(str, Enum):
    """Weight of a finding; an open blocker caps the rating and fails the gate."""

    BLOCKER = "blocker"
    ERROR = "error"
    WARNING = "warning"


class Confidence(str, Enum):
    """How sure a finding is: resolved and wired, resolved only, or by convention."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Effort(str, Enum):
    """What the usual fix costs; orders the next steps."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"


class Location(msgspec.Struct, frozen=True, order=True):
    """A place in the repository: POSIX path relative to its root, 1-based lines and columns; 0 means unknown."""

    path: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0


class Evidence(msgspec.Struct, frozen=True, order=True):
    """One place that a person can open, and what it says there.

    ``snippet`` is the source line, filled in after judging; rules leave it empty.
    """

    path: str
    line: int = 0
    note: str = ""
    snippet: str = ""


class Verdict(msgspec.Struct, frozen=True):
    """A rule's answer about the whole repository.

    A pass has evidence; a fail says in ``message`` what lacks, in ``searched`` what was looked at, and in ``evidence``
    the nearest misses, if any; ``na`` and ``unknown`` give the reason in ``message``.
    """

    status: Status
    message: str
    evidence: tuple[Evidence, ...] = ()
    searched: str = ""


def passed(message: str, *evidence: Evidence) -> Verdict:
    """A pass; at least one evidence is required, because a pass that nobody can open is none."""
    if not evidence:
        raise ValueError(f"a pass needs evidence: {message}")
    return Verdict(Status.PASS, message, evidence)


def failed(message: str, *misses: Evidence, searched: str = "") -> Verdict:
    """A fail with what was searched and the nearest misses."""
    return Verdict(Status.FAIL, message, misses, searched)


def not_applicable(reason: str, *evidence: Evidence) -> Verdict:
    """The point leaves the denominator."""
    return Verdict(Status.NA, reason, evidence)


def unknown(reason: str, *evidence: Evidence, searched: str = "") -> Verdict:
    """What decides lies outside the repository, or could not be read."""
    return Verdict(Status.UNKNOWN, reason, evidence, searched)


class RuleInfo(msgspec.Struct, frozen=True):
    """Metadata of a rule; ``severity`` is set for findings and ``None`` for points.

    ``options`` are the keys that its table in the configuration may have.
    """

    code: str
    name: str
    section: str
    question: str
    why: str
    fix: str
    effort: Effort
    references: tuple[str, ...] = ()
    severity: Severity | None = None
    description: str = ""
    options: tuple[str, ...] = ()


class Finding(msgspec.Struct, frozen=True):
    """A line that is wrong.

    ``suppressed`` tells by what it was silenced (empty: it counts): it begins with ``comment``, ``per-file-ignores``,
    ``waiver`` or ``baseline``, and the reason follows. ``baseline`` is ``new`` or ``unchanged`` when the run had one.
    ``end_column`` of the location is one past the last character.
    """

    code: str
    severity: Severity
    location: Location
    message: str
    confidence: Confidence = Confidence.HIGH
    snippet: str = ""
    fingerprint: str = ""
    suppressed: str = ""
    fixable: bool = False
    baseline: str = ""


class Point(msgspec.Struct, frozen=True):
    """A decided point: the rule, its verdict, and whether a waiver counts it as kept."""

    info: RuleInfo
    verdict: Verdict
    waived: str = ""  # "reason (owner, until date)" of the waiver that covers it


class Score(msgspec.Struct, frozen=True):
    """``applicable`` includes unknown points. ``percent`` is unrounded, 0 to 100; 0 of 0 applicable is 0."""

    passed: int
    applicable: int
    total: int
    percent: float
    rating: str
    capped: bool = False  # an open blocker lowered the rating


class Step(msgspec.Struct, frozen=True):
    """One of the next steps: a lost point, what to do, and where the score stands after it and those before it."""

    code: str
    name: str
    action: str
    effort: Effort
    passed: int
    percent: float
    rating: str


class Refused(msgspec.Struct, frozen=True, order=True):
    """A path that was not analysed, or only in part, and why."""

    path: str
    reason: str
    partial: bool = False
    line: int = 0


class Coverage(msgspec.Struct, frozen=True):
    """What became of every path seen."""

    seen: int
    analysed: int
    partial: int
    refused: int
    excluded: int


class Notice(msgspec.Struct, frozen=True, order=True):
    """Something about the run itself that the user must know (a crashed rule, an expired waiver, a weakened audit).

    ``level`` is ``error`` (the audit is incomplete or the configuration is wrong) or ``note``.
    """

    level: str
    message: str
    code: str = ""


class Gate(msgspec.Struct, frozen=True):
    """The decision: exit code as in ``docs/exit-codes``, and each reason in one sentence."""

    exit_code: int
    reasons: tuple[str, ...] = ()


class Run(msgspec.Struct, frozen=True):
    """What differs between two runs over the same input; only reports that were given one show it."""

    started: str = ""  # ISO 8601, UTC
    seconds: float = 0.0
    python: str = ""
    platform: str = ""


class Result(msgspec.Struct, frozen=True):
    """Everything a report shows. Reports take this and return text."""

    target: str  # name of the audited folder or revision, never an absolute path
    profile: str
    service: str  # what was audited: "FastAPI service", "library" …
    points: tuple[Point, ...]
    findings: tuple[Finding, ...]
    score: Score
    raw_score: Score  # without waivers
    steps: tuple[Step, ...]
    coverage: Coverage
    refused: tuple[Refused, ...]
    notices: tuple[Notice, ...]
    gate: Gate
    rules: tuple[RuleInfo, ...]  # of every finding code and point that was run
    revision: str = ""
    version: str = ""
    run: Run | None = None
    prefix: str = ""  # path of the audited folder in its git repository with a slash at the end; empty at its root


class PointChange(msgspec.Struct, frozen=True):
    """A point that was decided differently in two trees; ``None`` where one did not ask it."""

    info: RuleInfo
    before: Verdict | None
    after: Verdict | None
    cause: str


class FindingChange(msgspec.Struct, frozen=True):
    """A finding that only one of two trees has, and why."""

    finding: Finding
    cause: str


class Comparison(msgspec.Struct, frozen=True):
    """What lies between two audits by the same checklist. Scores are without waivers.

    ``lost`` are points kept before and not after, or lost where they did not apply; ``gained`` the reverse; ``shifted``
    went from one way of not counting to another.
    """

    target: str
    before: str  # how the user called it
    after: str
    before_score: Score
    after_score: Score
    lost: tuple[PointChange, ...]
    gained: tuple[PointChange, ...]
    shifted: tuple[PointChange, ...]
    new: tuple[FindingChange, ...]
    gone: tuple[FindingChange, ...]
    gate: Gate
