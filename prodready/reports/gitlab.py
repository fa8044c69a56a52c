"""GitLab's code quality report: open findings and lost points, shown in the merge request.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

import msgspec

from prodready.model import Finding, Point, Result, Severity
from prodready.reports import RenderOptions, escape, view

WHOLE_REPOSITORY = "."
"""The place of a lost point that has no nearest miss; GitLab demands one."""

_SEVERITIES = {Severity.BLOCKER: "blocker", Severity.ERROR: "major", Severity.WARNING: "minor"}


class Lines(msgspec.Struct, frozen=True):
    """The first line, from 1."""

    begin: int


class Place(msgspec.Struct, frozen=True):
    """Path relative to the repository, without ``./``."""

    path: str
    lines: Lines


class Violation(msgspec.Struct, frozen=True):
    """One entry of the report; GitLab compares fingerprints between branches, so they hold no line."""

    description: str
    check_name: str
    fingerprint: str
    severity: str
    location: Place


def render(result: Result, options: RenderOptions) -> str:
    """A JSON array of violations, the weightiest first."""
    seen: Counter[str] = Counter()
    return escape.json_text([_unique(item, seen) for item in _violations(view.in_repository(result))])


def _violations(result: Result) -> Iterable[Violation]:
    yield from (_point(point, "critical") for point in view.groups(result).failed)
    yield from (_finding(finding) for finding in view.open_findings(result))
    yield from (_point(point, "info") for point in view.groups(result).unknown)


def _point(point: Point, severity: str) -> Violation:
    info, verdict = point.info, point.verdict
    nearest = verdict.evidence[0] if verdict.evidence else None
    return Violation(
        description=escape.visible(f"{info.code} {info.name}: {verdict.message}"),
        check_name=escape.visible(info.code),
        fingerprint=_digest(info.code),
        severity=severity,
        location=_place(nearest.path, nearest.line) if nearest else _place(WHOLE_REPOSITORY, 1),
    )


def _finding(finding: Finding) -> Violation:
    where = finding.location
    return Violation(
        description=escape.visible(f"{finding.code}: {finding.message}"),
        check_name=escape.visible(finding.code),
        fingerprint=finding.fingerprint or _digest(finding.code, where.path, finding.snippet or finding.message),
        severity=_SEVERITIES[finding.severity],
        location=_place(where.path, where.line),
    )


def _place(path: str, line: int) -> Place:
    return Place(escape.path(path), Lines(max(line, 1)))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()


def _unique(item: Violation, seen: Counter[str]) -> Violation:
    """GitLab drops entries whose fingerprint it has seen; the same line twice in a file is two entries."""
    seen[item.fingerprint] += 1
    repeat = seen[item.fingerprint]
    if repeat == 1:
        return item
    return msgspec.structs.replace(item, fingerprint=_digest(item.fingerprint, str(repeat)))
