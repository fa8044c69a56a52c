"""From points to a score, to the next steps, and to the gate. Compared as integers and fractions, never rounded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

import msgspec

from prodready.config import Threshold, covers
from prodready.errors import listed
from prodready.model import Confidence, Effort, Finding, Gate, Point, RuleInfo, Score, Severity, Status, Step
from prodready.suppress import ACCEPTED, family

RATINGS = (
    (55, "prototype only"),
    (80, "needs work for production"),
    (95, "production-ready with minor gaps"),
    (100, "fully production-ready"),
)
"""Rating of percentages below each bound, the last one inclusive (``docs/checklist.md``)."""
CAP = RATINGS[1][1]
"""The best rating that open blockers leave."""
UNRATED = "not rated"

PASSED, FAILED, NOTHING, INCOMPLETE = 0, 1, 3, 4
"""Exit codes of the gate."""

SHOWN = 3
"""Findings that a reason of the gate names."""


class Tally(msgspec.Struct, frozen=True):
    """How many points are kept of how many that count, and whether blockers are open."""

    passed: int
    applicable: int
    blocked: bool = False
    rated: bool = True

    @property
    def percent(self) -> float:
        """0 to 100; 0 of nothing."""
        return 100 * self.passed / self.applicable if self.applicable else 0.0

    @property
    def uncapped(self) -> str:
        """The rating that the percentage alone gives."""
        if not self.rated or not self.applicable:
            return UNRATED
        below = (name for bound, name in RATINGS if 100 * self.passed < bound * self.applicable)
        return next(below, RATINGS[-1][1])

    @property
    def capped(self) -> bool:
        """Whether blockers lower the rating."""
        ranks = [name for _, name in RATINGS]
        return self.blocked and self.uncapped in ranks and ranks.index(self.uncapped) > ranks.index(CAP)

    @property
    def rating(self) -> str:
        """The rating; nothing that could be rated has none."""
        return CAP if self.capped else self.uncapped


def score(
    points: Sequence[Point],
    findings: Iterable[Finding] = (),
    *,
    raw: bool = False,
    blockers: Sequence[str] = (),
    rated: bool = True,
) -> Score:
    """The score of the points; ``raw`` does as if there were no waivers and no baseline.

    ``blockers`` are codes that block whatever their severity.
    """
    applicable = sum(point.verdict.status is not Status.NA for point in points)
    passed = sum(_kept(point, raw=raw) for point in points)
    blocked = any(_blocks(finding, blockers, raw=raw) for finding in findings)
    tally = Tally(passed, applicable, blocked, rated)
    return Score(passed, applicable, len(points), tally.percent, tally.rating, tally.capped)


def _kept(point: Point, *, raw: bool = False) -> bool:
    return point.verdict.status is Status.PASS or (bool(point.waived) and not raw)


def _blocks(finding: Finding, blockers: Sequence[str], *, raw: bool = False) -> bool:
    silenced = finding.suppressed and not (raw and finding.suppressed.startswith(ACCEPTED))
    weighs = not silenced and finding.confidence is not Confidence.LOW
    return weighs and (finding.severity is Severity.BLOCKER or _is_one_of(finding, blockers))


def _is_one_of(finding: Finding, codes: Sequence[str]) -> bool:
    return finding.code in codes or family(finding.code) in codes


def next_steps(
    points: Sequence[Point],
    findings: Iterable[Finding] = (),
    rules: Iterable[RuleInfo] = (),
    *,
    blockers: Sequence[str] = (),
    rated: bool = True,
) -> tuple[Step, ...]:
    """What to do next, the cheapest first, each step with the score after it.

    Every point brings as much as any other, so effort decides, then the order of the checklist. Open blockers come
    before the first step whose rating they would hold down, else at the end.
    """
    infos = {info.code: info for info in rules}
    blocking = sorted({family(each.code) for each in findings if _blocks(each, blockers)} & infos.keys())
    efforts = tuple(Effort)
    lost = sorted((each.info for each in points if _lost(each)), key=lambda info: efforts.index(info.effort))
    tally = Tally(sum(map(_kept, points)), sum(each.verdict.status is not Status.NA for each in points), rated=rated)
    blocked = bool(blocking)
    steps: list[Step] = []
    for info in lost:
        after = Tally(tally.passed + 1, tally.applicable, blocked, rated)
        if after.capped:
            steps += _unblock(tally, blocking, infos)
            blocked, after = False, Tally(after.passed, after.applicable, rated=rated)
        steps.append(_step(info, after))
        tally = after
    return (*steps, *_unblock(tally, blocking, infos)) if blocked else tuple(steps)


def _lost(point: Point) -> bool:
    return point.verdict.status is Status.FAIL and not point.waived


def _unblock(tally: Tally, codes: Sequence[str], infos: Mapping[str, RuleInfo]) -> Iterator[Step]:
    for left, code in zip(range(len(codes) - 1, -1, -1), codes, strict=True):
        yield _step(infos[code], Tally(tally.passed, tally.applicable, left > 0, tally.rated))


def _step(info: RuleInfo, after: Tally) -> Step:
    return Step(info.code, info.name, info.fix, info.effort, after.passed, after.percent, after.rating)


class Policy(msgspec.Struct, frozen=True):
    """What the gate asks for. ``fail_on`` is a severity or ``never``; ``require`` holds codes or their beginnings."""

    fail_under: Threshold | None = None
    require: tuple[str, ...] = ()
    fail_on: str = Severity.BLOCKER.value
    blockers: tuple[str, ...] = ()
    allow_partial: bool = False


def decide(
    score: Score,
    points: Sequence[Point],
    findings: Iterable[Finding],
    policy: Policy,
    *,
    judged: Sequence[Point] = (),
    incomplete: Sequence[str] = (),
    newly_lost: Sequence[str] = (),
    auditable: bool = True,
    findings_only: bool = False,
) -> Gate:
    """The gate's decision with its reasons, those of a failure also where the audit is incomplete.

    ``judged`` are points that may be required though the profile does not count them. ``incomplete`` says in a sentence
    each what could not be audited; ``newly_lost`` are points that a baseline had; ``auditable`` is false where no file
    could be judged. ``findings_only`` tells that no point was asked for, so that none can be wanting.
    """
    if findings_only and auditable:
        return decide_findings(findings, policy, incomplete)
    if not auditable or not score.applicable:
        return Gate(NOTHING, ("There is nothing to audit: no point applies.",))
    lost = (f"{code} is lost and was not in the baseline." for code in newly_lost)
    reasons = (
        *_under(score, policy.fail_under),
        *(sentence for _, sentence in unmet((*points, *judged), policy.require)),
        *lost,
        *_grave(findings, policy),
    )
    if incomplete and not policy.allow_partial:
        return Gate(INCOMPLETE, (*incomplete, *reasons))
    return Gate(FAILED if reasons else PASSED, reasons)


def decide_findings(findings: Iterable[Finding], policy: Policy, incomplete: Sequence[str] = ()) -> Gate:
    """As ``decide``, where findings alone are asked for, whether a point applies or not."""
    reasons = tuple(_grave(findings, policy))
    if incomplete and not policy.allow_partial:
        return Gate(INCOMPLETE, (*incomplete, *reasons))
    return Gate(FAILED if reasons else PASSED, reasons)


def reaches(score: Score, threshold: Threshold) -> bool:
    """Whether the score is at or above the threshold, compared exactly."""
    wanted = Fraction(str(threshold.value))
    if threshold.percent:
        return 100 * score.passed >= wanted * score.applicable
    return score.passed >= wanted


def _under(score: Score, threshold: Threshold | None) -> Iterator[str]:
    if threshold is None or reaches(score, threshold):
        return
    has = f"{score.passed} of {score.applicable} applicable points"
    if threshold.percent:
        needed = -(-Fraction(str(threshold.value)) * score.applicable // 100)
        yield f"The score is {has}; {threshold} of them are {needed}."
    elif threshold.value > score.applicable:
        yield f"The score is {has}, and {threshold} cannot be reached; a percentage goes by what applies."
    else:
        yield f"The score is {has}, below the {threshold} that are asked for."


def unmet(points: Sequence[Point], require: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The code and a sentence of each requirement that is not met.

    A point that is required by its whole code has to apply; the beginning of a code means those that do.
    """
    by_code = {point.info.code: point for point in reversed(points)}
    for mask in require:
        meant = sorted(code for code in by_code if covers(mask, code))
        if not meant:
            yield mask, f"{mask} is required and was not judged."
        for code in meant:
            status = by_code[code].verdict.status
            if not _kept(by_code[code]) and (status is not Status.NA or code == mask):
                yield code, f"{code} is required and {_PHRASES[status]}."


_PHRASES = {Status.FAIL: "fails", Status.UNKNOWN: "could not be judged", Status.NA: "does not apply", Status.PASS: ""}


def _grave(findings: Iterable[Finding], policy: Policy) -> Iterator[str]:
    """One sentence for each severity that fails the gate, the gravest first; what is unsure never does."""
    if policy.fail_on == "never":
        return
    severities = tuple(Severity)
    counted = severities[: severities.index(Severity(policy.fail_on)) + 1]
    grave: dict[Severity, list[Finding]] = {severity: [] for severity in counted}
    for each in findings:
        severity = Severity.BLOCKER if _is_one_of(each, policy.blockers) else each.severity
        if not each.suppressed and each.confidence is not Confidence.LOW and severity in grave:
            grave[severity].append(each)
    for severity, found in grave.items():
        if found:
            yield f"{_open(severity, found)}: {_places(found)}."


def _open(severity: Severity, found: Sequence[Finding]) -> str:
    noun = "finding is" if len(found) == 1 else "findings are"
    return f"{len(found)} {severity.value} {noun} open"


def _places(found: Sequence[Finding]) -> str:
    shown = [f"{each.code} at {each.location.path}:{each.location.line}" for each in found[:SHOWN]]
    return listed([*shown, f"{len(found) - SHOWN} more"] if len(found) > SHOWN else shown)
