"""Results that no audit would give but a hostile repository might provoke."""

from __future__ import annotations

from hypothesis import strategies as st

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
    Status,
    Step,
    Verdict,
)
from prodready.reports import RenderOptions

from .sample import HOSTILE_NAMES

_CHARACTERS = st.characters(exclude_categories=())
_FRAGMENTS = st.sampled_from(
    [
        *HOSTILE_NAMES[:13],
        "::error::",
        " ::warning::x",
        "##[group]",
        "`",
        "``",
        "|",
        "\\",
        "<",
        "</style><script>",
        "&#x1b;",
        "]]>",
        "--><b>",
        "{{ x }}",
        "[a](https://evil.example)",
        "![a](//evil.example)",
        "https://evil.example",
        "@team",
        "#1",
        "\n",
        "\r\n",
        "\n\n# a",
        "\x1b]0;x\x07",
        "\u2028",
        "\u200b",
        "\U000e0041",
        "\ufffe",
        "%0A%3A",
        " ",
        "a" * 300,
    ]
)
TEXT = st.lists(st.one_of(_FRAGMENTS, st.text(_CHARACTERS, max_size=8)), max_size=4).map("".join)
NAME = TEXT.filter(bool)
CODE = st.from_regex(r"[A-Z]{3}[0-9]{3}", fullmatch=True)
NUMBER = st.integers(0, 100_000)
EFFORT = st.sampled_from(Effort)


def some(element: st.SearchStrategy[object], size: int = 3) -> st.SearchStrategy[tuple[object, ...]]:
    """A short tuple of ``element``."""
    return st.lists(element, max_size=size).map(tuple)


EVIDENCE = st.builds(Evidence, NAME, NUMBER, TEXT, TEXT)
VERDICT = st.builds(Verdict, st.sampled_from(Status), TEXT, some(EVIDENCE, 5), TEXT)
POINT_INFO = st.builds(RuleInfo, CODE, TEXT, TEXT, TEXT, TEXT, TEXT, EFFORT, some(TEXT), st.none(), TEXT)
FINDING_INFO = st.builds(
    RuleInfo, CODE, TEXT, TEXT, TEXT, TEXT, TEXT, EFFORT, some(TEXT), st.sampled_from(Severity), TEXT
)
LOCATION = st.builds(Location, NAME, NUMBER, NUMBER, NUMBER, NUMBER)
FINDING = st.builds(
    Finding,
    code=CODE,
    severity=st.sampled_from(Severity),
    location=LOCATION,
    message=TEXT,
    confidence=st.sampled_from(Confidence),
    snippet=TEXT,
    fingerprint=st.sampled_from(["", "0f", "1f"]),
    suppressed=st.one_of(st.just(""), TEXT, st.just("comment: \x1b[0m")),
    fixable=st.booleans(),
    baseline=st.sampled_from(["", "new", "unchanged"]),
)
PERCENT = st.floats(0, 100)
SCORE = st.builds(Score, NUMBER, NUMBER, NUMBER, PERCENT, TEXT, st.booleans())
RESULT = st.builds(
    Result,
    target=TEXT,
    profile=TEXT,
    service=TEXT,
    points=some(st.builds(Point, POINT_INFO, VERDICT, st.one_of(st.just(""), TEXT)), 5),
    findings=some(FINDING, 6),
    score=SCORE,
    raw_score=SCORE,
    steps=some(st.builds(Step, CODE, TEXT, TEXT, EFFORT, NUMBER, PERCENT, TEXT)),
    coverage=st.builds(Coverage, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER),
    refused=some(st.builds(Refused, NAME, TEXT, st.booleans(), NUMBER)),
    notices=some(st.builds(Notice, st.sampled_from(["error", "note"]), TEXT, TEXT)),
    gate=st.builds(Gate, st.sampled_from([0, 1, 2, 3, 4, 130]), some(TEXT)),
    rules=some(st.one_of(POINT_INFO, FINDING_INFO)),
    revision=TEXT,
    version=TEXT,
    run=st.one_of(st.none(), st.builds(Run, st.just("2026-11-21T05:13:00Z"), st.floats(0, 1e6), TEXT, TEXT)),
)
OPTIONS = st.builds(
    RenderOptions,
    width=st.integers(20, 220),
    color=st.just(False),
    verbose=st.booleans(),
    unicode=st.booleans(),
    host=st.sampled_from(["", "https://code.example/a/blob/b"]),
)
