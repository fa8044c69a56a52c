"""Two audits by the same checklist, compared: what was lost and gained between them, and because of which file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from prodready import baseline, score
from prodready.baseline import Baseline, Known
from prodready.errors import listed
from prodready.model import (
    Comparison,
    Confidence,
    Finding,
    FindingChange,
    Gate,
    Point,
    PointChange,
    Result,
    Severity,
    Status,
    Verdict,
)

Fate = Callable[[str], str]
"""What became of a path of either tree, as the end of a sentence (``was removed``); empty if nothing did."""

SHOWN = 3


def compare(
    before: Result, after: Result, fate: Fate, names: tuple[str, str], fail_on: str, *, gated: bool
) -> Comparison:
    """``gated``: a lost point, or a new finding of ``fail_on``'s severity, fails."""
    changes = tuple(_points(before, after, fate))
    lost = tuple(each for each in changes if _counts_against(each.after) and not _counts_against(each.before))
    gained = tuple(each for each in changes if _kept(each.after))
    new, gone = _findings(before, after, fate)
    return Comparison(
        after.target,
        *names,
        before.raw_score,
        after.raw_score,
        lost,
        gained,
        tuple(each for each in changes if each not in lost and each not in gained),
        new,
        gone,
        _gate(lost, new, fail_on, (before, after), names, gated=gated),
    )


def _kept(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.status is Status.PASS


def _counts_against(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.status in (Status.FAIL, Status.UNKNOWN)


def _points(before: Result, after: Result, fate: Fate) -> Iterator[PointChange]:
    """Points with another status, in the order of the checklist."""
    old = {point.info.code: point for point in before.points}
    new = {point.info.code: point for point in after.points}
    for code in dict.fromkeys((*new, *old)):
        was, now = (points[code].verdict if code in points else None for points in (old, new))
        if (was and was.status) != (now and now.status):
            info = (new.get(code) or old[code]).info
            yield PointChange(info, was, now, _cause(_cited(old.get(code)), _cited(new.get(code)), fate))


def _cited(point: Point | None) -> list[str]:
    return [each.path for each in point.verdict.evidence] if point else []


def _cause(before: Iterable[str], after: Iterable[str], fate: Fate) -> str:
    """What happened to the files that the verdicts cite, those of the old one first."""
    told = [f"{path} {what}" for path in dict.fromkeys((*before, *after)) if (what := fate(path))]
    if not told:
        return "no file that the verdicts cite has changed, but another that they depend on"
    return listed([*told[:SHOWN], f"{len(told) - SHOWN} more"] if len(told) > SHOWN else told)


def _findings(before: Result, after: Result, fate: Fate) -> tuple[tuple[FindingChange, ...], tuple[FindingChange, ...]]:
    """Open findings of one side only; a finding whose lines moved, or whose file was renamed, is on both."""
    was, now = _open(before), _open(after)
    # By what it says, because the comment that silences a line is part of the text that identifies it.
    silenced = {(each.code, each.location.path, each.message): each.suppressed for each in after.findings}
    new = (FindingChange(each, _told(each, fate)) for each in _only(now, was))
    gone = (
        FindingChange(each, f"silenced by {how}" if how else _told(each, fate))
        for each in _only(was, now)
        for how in [silenced.get((each.code, each.location.path, each.message), "")]
    )
    return tuple(new), tuple(gone)


def _open(result: Result) -> tuple[Finding, ...]:
    return tuple(each for each in result.findings if not each.suppressed)


def _only(here: tuple[Finding, ...], there: tuple[Finding, ...]) -> tuple[Finding, ...]:
    known = Baseline((), tuple(Known(each.code, each.location.path, each.fingerprint) for each in there))
    marked = baseline.mark(known, here)
    return tuple(each for each, mark in zip(here, marked, strict=True) if mark.baseline == baseline.NEW)


def _told(finding: Finding, fate: Fate) -> str:
    path = finding.location.path
    what = fate(path)
    return f"{path} {what}" if what else f"{path} is as it was, but what it depends on has changed"


def _gate(
    lost: Sequence[PointChange],
    new: Sequence[FindingChange],
    fail_on: str,
    sides: tuple[Result, Result],
    names: tuple[str, str],
    *,
    gated: bool,
) -> Gate:
    partial = [
        f"The audit of {name} is incomplete: {side.gate.reasons[0]}"
        for side, name in zip(sides, names, strict=True)
        if side.gate.exit_code == score.INCOMPLETE
    ]
    reasons = [f"{each.info.code} was {'kept' if _kept(each.before) else 'not asked'} and is lost." for each in lost]
    reasons += _grave(new, fail_on)
    if partial:
        return Gate(score.INCOMPLETE, (*partial, *reasons))
    return Gate(score.FAILED if reasons and gated else score.PASSED, tuple(reasons))


def _grave(new: Sequence[FindingChange], fail_on: str) -> Iterator[str]:
    severities = [severity.value for severity in Severity]
    counted = severities[: severities.index(fail_on) + 1] if fail_on in severities else []
    for each in new:
        if each.finding.severity.value in counted and each.finding.confidence is not Confidence.LOW:
            where = each.finding.location
            yield f"{each.finding.code} at {where.path}:{where.line} is new."
