"""What several reports say about a Result in the same words: groups, counts, the score and the gate as text."""

from __future__ import annotations

import math
from collections import Counter
from itertools import groupby

import msgspec
from msgspec.structs import replace

from prodready.model import Confidence, Finding, Point, Result, RuleInfo, Score, Severity, Status, Verdict

SEVERITIES = tuple(Severity)
PLURAL = {Severity.BLOCKER: "blockers", Severity.ERROR: "errors", Severity.WARNING: "warnings"}
SILENCERS = ("comment", "per-file-ignores", "waiver", "baseline")
"""The first words of ``Finding.suppressed``."""

VERDICTS = {
    0: "PASSED",
    1: "FAILED",
    2: "CONFIGURATION ERROR",
    3: "NOTHING TO AUDIT",
    4: "AUDIT INCOMPLETE",
    130: "INTERRUPTED",
}


class Groups(msgspec.Struct, frozen=True):
    """The points by what they mean for the reader; a waived fail is neither lost nor passed."""

    failed: tuple[Point, ...]
    waived: tuple[Point, ...]
    unknown: tuple[Point, ...]
    passed: tuple[Point, ...]
    na: tuple[Point, ...]


class FindingGroup(msgspec.Struct, frozen=True):
    """The open findings of one code and one severity, in the order of their places."""

    code: str
    name: str
    severity: Severity
    why: str
    fix: str
    findings: tuple[Finding, ...]

    @property
    def fixable(self) -> int:
        """How many of them `prodready fix` can rewrite."""
        return sum(finding.fixable for finding in self.findings)


def in_repository(result: Result) -> Result:
    """The result with paths from the root of the git repository, under which hosts of code show lines."""
    if not result.prefix:
        return result
    return replace(
        result,
        points=tuple(replace(point, verdict=_below(result.prefix, point.verdict)) for point in result.points),
        findings=tuple(
            replace(each, location=replace(each.location, path=result.prefix + each.location.path))
            for each in result.findings
        ),
        refused=tuple(replace(each, path=result.prefix + each.path) for each in result.refused),
    )


def _below(prefix: str, verdict: Verdict) -> Verdict:
    return replace(verdict, evidence=tuple(replace(item, path=prefix + item.path) for item in verdict.evidence))


def groups(result: Result) -> Groups:
    """The points of ``result``, each in exactly one group, in the profile's order."""
    waived = [point for point in result.points if point.waived]
    rest = [point for point in result.points if not point.waived]

    def having(status: Status) -> tuple[Point, ...]:
        return tuple(point for point in rest if point.verdict.status is status)

    return Groups(having(Status.FAIL), tuple(waived), having(Status.UNKNOWN), having(Status.PASS), having(Status.NA))


def open_findings(result: Result) -> list[Finding]:
    """Findings that nothing silences, the weightiest first."""
    return sorted((f for f in result.findings if not f.suppressed), key=_weight)


def finding_groups(result: Result) -> tuple[FindingGroup, ...]:
    """The open findings by code and severity, the weightiest first, then the most frequent."""
    infos = rule_infos(result)
    alike = groupby(sorted(open_findings(result), key=_alike), key=_alike)
    made = [_group(code, tuple(found), infos.get(code)) for (code, _), found in alike]
    return tuple(sorted(made, key=lambda g: (SEVERITIES.index(g.severity), -len(g.findings), g.code)))


def rule_infos(result: Result) -> dict[str, RuleInfo]:
    """Every rule's metadata that the result carries, by code."""
    return {info.code: info for info in (*result.rules, *(point.info for point in result.points))}


def count(number: int, noun: str, plural: str = "") -> str:
    """``1 point``, ``2 points``."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def severity_counts(findings: list[Finding]) -> str:
    """``2 blockers, 1 error``; empty for none."""
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(count(counts[s], s.value, PLURAL[s]) for s in SEVERITIES if counts[s])


def silenced_counts(result: Result) -> str:
    """``3 silenced (2 by comment, 1 by waiver)``; empty for none."""
    counts = Counter(_silencer(finding) for finding in result.findings if finding.suppressed)
    if not counts:
        return ""
    parts = ", ".join(f"{number} by {how}" for how, number in sorted(counts.items()))
    return f"{sum(counts.values())} silenced ({parts})"


def findings_phrase(result: Result) -> str:
    """``19 open (1 blocker, 18 errors); 2 silenced (2 by comment)``."""
    found = open_findings(result)
    counts = f"{len(found)} open" + (f" ({severity_counts(found)})" if found else "")
    return "; ".join(filter(None, [counts, silenced_counts(result)]))


def points_phrase(result: Result) -> str:
    """``5 passed, 3 failed, 2 not applicable``."""
    points = groups(result)
    numbers = [
        (points.passed, "passed"),
        (points.failed, "failed"),
        (points.unknown, "unknown"),
        (points.waived, "waived"),
        (points.na, "not applicable"),
    ]
    return ", ".join(f"{len(found)} {word}" for found, word in numbers if found)


def percent(value: float) -> str:
    """One decimal, rounded down: 79.96 must not read as the 80 that it misses."""
    return f"{math.floor(value * 10 + 1e-6) / 10:.1f} %"


def is_of_findings(result: Result) -> bool:
    """Whether findings alone were asked for, and decided."""
    return not result.points and result.gate.exit_code != 3


def outcome(result: Result) -> str:
    """What the verdict is given for: the score, or how many findings are open where no point was asked for."""
    if is_of_findings(result):
        return count(len(open_findings(result)), "open finding")
    return score_phrase(result.score) if result.score.applicable else ""


def score_phrase(score: Score) -> str:
    """``13 of 17 points, 76.4 %``."""
    return f"{score.passed} of {count(score.applicable, 'point')}, {percent(score.percent)}"


def verdict_word(exit_code: int) -> str:
    """The gate's decision in capitals, as documented for the exit codes."""
    return VERDICTS.get(exit_code, "ERROR")


def title(result: Result) -> str:
    """The audited folder, with the revision if one was named."""
    return f"{result.target} @ {result.revision}" if result.revision else result.target


def place(name: str, line: int = 0, column: int = 0) -> str:
    """``path:line:column`` as far as known, the form that editors and terminals open."""
    return name + (f":{line}" if line else "") + (f":{column}" if line and column else "")


def _group(code: str, findings: tuple[Finding, ...], info: RuleInfo | None) -> FindingGroup:
    if info is None:
        return FindingGroup(code, "", findings[0].severity, "", "", findings)
    return FindingGroup(code, info.name, findings[0].severity, info.why, info.fix, findings)


def _silencer(finding: Finding) -> str:
    """What kind of thing silenced it; the reason after it is text of the repository."""
    return next((how for how in SILENCERS if finding.suppressed.startswith(how)), "other means")


def _alike(finding: Finding) -> tuple[str, int]:
    return finding.code, SEVERITIES.index(finding.severity)


def notes(finding: Finding) -> tuple[str, ...]:
    """What stands before a finding's message: that a baseline does not hold it, that it is a hint (low confidence)."""
    said = (("new", finding.baseline == "new"), ("unsure", finding.confidence is Confidence.LOW))
    return tuple(word for word, holds in said if holds)


def _weight(finding: Finding) -> tuple[object, ...]:
    return (SEVERITIES.index(finding.severity), finding.code, finding.location, finding.message)
