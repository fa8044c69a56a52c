"""Waivers: points and findings that someone agreed to live with until a day. They mark, and drop nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from prodready.config import Waiver
from prodready.errors import listed
from prodready.ignore import compile_lines
from prodready.model import Finding, Notice, Point, Status
from prodready.suppress import WAIVER, family


class Waived(msgspec.Struct, frozen=True):
    """Points and findings with the covered ones marked, and what is wrong with the waivers."""

    points: tuple[Point, ...]
    findings: tuple[Finding, ...]
    notices: tuple[Notice, ...]


def apply(points: Iterable[Point], findings: Iterable[Finding], waivers: Sequence[Waiver], today: date) -> Waived:
    """Mark what a valid waiver covers: lost points (fail or unknown) of its code, and open findings below its paths.

    A waiver is valid up to and including its last day. Invalid and unmatched ones are errors.
    """
    points, findings = tuple(points), tuple(findings)
    notices: list[Notice] = []
    for waiver in waivers:
        problem = _problem(waiver, today)
        if not problem:
            waived_points = tuple(_point(each, waiver) for each in points)
            waived_findings = tuple(_findings(findings, waiver))
            problem = "" if (points, findings) != (waived_points, waived_findings) else _unmatched(waiver, points)
            points, findings = waived_points, waived_findings
        if problem:
            notices.append(Notice("error", f"{waiver.place}: the waiver of {waiver.code} {problem}", WAIVER))
    return Waived(points, findings, tuple(notices))


def _problem(waiver: Waiver, today: date) -> str:
    lacking = [
        noun
        for noun, value in (("reason", waiver.reason), ("owner", waiver.owner), ("expiry date", waiver.expires))
        if not (value.strip() if isinstance(value, str) else value)
    ]
    if lacking:
        return f"has no {listed(lacking)} and covers nothing"
    if waiver.expires and waiver.expires < today:
        return f"expired on {waiver.expires.isoformat()}; {waiver.owner} has to mend what it covered or to renew it"
    return ""


def _unmatched(waiver: Waiver, points: Iterable[Point]) -> str:
    if waiver.paths and any(point.info.code == waiver.code for point in points):
        return "has paths, but a point is about the whole repository; it covers nothing"
    return "covers nothing that is open; remove it"


def _terms(waiver: Waiver) -> str:
    until = waiver.expires.isoformat() if waiver.expires else ""
    return f"{waiver.reason.strip()} ({waiver.owner.strip()}, until {until})"


def _point(point: Point, waiver: Waiver) -> Point:
    lost = point.verdict.status in (Status.FAIL, Status.UNKNOWN) and not point.waived
    if not lost or waiver.paths or point.info.code != waiver.code:
        return point
    return msgspec.structs.replace(point, waived=_terms(waiver))


def _findings(findings: Iterable[Finding], waiver: Waiver) -> Iterator[Finding]:
    paths = [compile_lines([glob]) for glob in waiver.paths]
    for each in findings:
        meant = waiver.code in (each.code, family(each.code)) and not each.suppressed
        if meant and (not paths or any(glob.covers(each.location.path) for glob in paths)):
            yield msgspec.structs.replace(each, suppressed=f"{WAIVER}: {_terms(waiver)}")
        else:
            yield each
