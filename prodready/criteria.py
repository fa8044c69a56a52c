"""From what the rules said to the criteria of a profile: one point each, decided only by what was examined."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from prodready.model import Confidence, Effort, Evidence, Finding, Point, RuleInfo, Severity, Status, Verdict
from prodready.profiles import Criterion, Profile
from prodready.suppress import ACCEPTED, family

SHOWN = 5
"""Places that the verdict on a criterion of several rules cites from each of them."""
GRAVE = (Severity.BLOCKER, Severity.ERROR)
PENDING = "no rule decides this yet"


class Judgement(msgspec.Struct, frozen=True, dict=True):
    """What criteria are decided from: the judged rules after suppressions and waivers.

    ``rules`` are those that ran, ``crashed`` the codes among them that could not be trusted to have found everything,
    ``examined`` the application files that finding rules looked at.
    """

    points: Sequence[Point]
    findings: Sequence[Finding]
    rules: Sequence[RuleInfo]
    crashed: Collection[str] = ()
    examined: Sequence[str] = ()

    @functools.cached_property
    def _points(self) -> Mapping[str, Point]:
        return {point.info.code: point for point in self.points}

    @functools.cached_property
    def _infos(self) -> Mapping[str, RuleInfo]:
        return {info.code: info for info in self.rules}

    def point(self, code: str) -> Point | None:
        """The decided point, None if its rule did not run."""
        return self._points.get(code)

    def info(self, code: str) -> RuleInfo | None:
        """The rule, None if it did not run."""
        return self._infos.get(code)


def decide(profile: Profile, judgement: Judgement) -> tuple[Point, ...]:
    """The criteria of ``profile`` as points, in its order."""
    return tuple(_decide(profile, criterion, judgement) for criterion in profile.criteria)


def _decide(profile: Profile, criterion: Criterion, judgement: Judgement) -> Point:
    alone = (
        judgement.point(criterion.id)
        if criterion.points == (criterion.id,) and not criterion.clean + criterion.sound
        else None
    )
    if alone and not criterion.pending:
        return alone
    parts = [
        *(judgement.point(code) or _not_run(code) for code in criterion.points),
        *(_clean(code, judgement, tuple(Severity)) for code in criterion.clean),
        *(_clean(code, judgement, GRAVE) for code in criterion.sound),
    ]
    verdict, waived = _combined(criterion, parts)
    return Point(_info(profile, criterion, parts), verdict, waived)


def _not_run(code: str) -> Point:
    info = RuleInfo(code, "", "", "", "", "", Effort.MINUTES)
    return Point(info, Verdict(Status.UNKNOWN, "its rule was not run"))


def _clean(code: str, judgement: Judgement, severities: Collection[Severity]) -> Point:
    """The absence of findings as a point. What was not examined is not clean."""
    info = judgement.info(code)
    if info is None:
        return _not_run(code)
    sure = (
        each for each in judgement.findings if each.confidence is not Confidence.LOW
    )  # what is unsure fails nothing
    found = [each for each in sure if family(each.code) == code and each.severity in severities]
    lost = [each for each in found if not each.suppressed or each.suppressed.startswith(ACCEPTED)]
    if lost:
        waived = "" if any(_unwaived(each) for each in lost) else "; ".join(dict.fromkeys(map(_reason, lost)))
        message = f"{len(lost)} {'place' if len(lost) == 1 else 'places'}, such as {lost[0].message}"
        return Point(info, Verdict(Status.FAIL, message, tuple(map(_cited, lost))), waived)
    if code in judgement.crashed:
        return Point(info, Verdict(Status.UNKNOWN, "its rule crashed"))
    if not judgement.examined:
        return Point(info, Verdict(Status.UNKNOWN, "there was no application code to examine"))
    number = len(judgement.examined)
    message = f"no place in {number} application {'file' if number == 1 else 'files'}"
    return Point(info, Verdict(Status.PASS, message, (Evidence(judgement.examined[0], note="examined"),)))


def _unwaived(finding: Finding) -> bool:
    return not finding.suppressed.startswith("waiver")


def _reason(finding: Finding) -> str:
    return finding.suppressed.partition(": ")[2]


def _cited(finding: Finding) -> Evidence:
    return Evidence(finding.location.path, finding.location.line, finding.message, finding.snippet)


def _combined(criterion: Criterion, parts: Sequence[Point]) -> tuple[Verdict, str]:
    failed, unknown, passed = (
        [part for part in parts if part.verdict.status is status]
        for status in (Status.FAIL, Status.UNKNOWN, Status.PASS)
    )
    lost = [part for part in failed if not part.waived]
    if failed:
        waived = "" if lost or any(not part.waived for part in unknown) else _united(part.waived for part in failed)
        return _verdict(Status.FAIL, lost or failed), waived
    if unknown:
        waived = _united(part.waived for part in unknown) if all(part.waived for part in unknown) else ""
        return _verdict(Status.UNKNOWN, unknown), "" if criterion.pending else waived
    if criterion.pending:
        return Verdict(Status.UNKNOWN, "; ".join((PENDING, *map(_said, passed)))), ""
    if passed:
        return _verdict(Status.PASS, passed), ""
    return _verdict(Status.NA, parts), ""


def _verdict(status: Status, parts: Sequence[Point]) -> Verdict:
    return Verdict(
        status,
        "; ".join(map(_said, parts)),
        tuple(dict.fromkeys(each for part in parts for each in part.verdict.evidence[:SHOWN])),
        "; ".join(dict.fromkeys(part.verdict.searched for part in parts if part.verdict.searched)),
    )


def _said(part: Point) -> str:
    return f"{part.info.code}: {part.verdict.message}"


def _united(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(texts))


def _info(profile: Profile, criterion: Criterion, parts: Sequence[Point]) -> RuleInfo:
    """The criterion's own metadata; why and fix are those of the rules that were not kept, else of all."""
    lost = [part.info for part in parts if part.verdict.status is Status.FAIL and not part.waived]
    told = lost or [part.info for part in parts]
    efforts = tuple(Effort)
    return RuleInfo(
        code=criterion.id,
        name=_slug(criterion.title),
        section=profile.name,
        question=criterion.title,
        why=" ".join(dict.fromkeys(info.why for info in told if info.why)),
        fix=" ".join(dict.fromkeys(info.fix for info in told if info.fix)),
        effort=max((info.effort for info in told), key=efforts.index, default=Effort.DAYS),
        references=tuple(dict.fromkeys(link for info in told for link in info.references)),
    )


def _slug(title: str) -> str:
    words = "".join(char if char.isalnum() else " " for char in title.lower()).split()
    return "-".join(words[:4])
