"""What a CI can show at a line of the change: findings and lost points, the weightiest first.

Hosts show a few annotations of each level per step and drop the rest, so only those are kept and the remainder is
counted; ``verbose`` keeps all.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from prodready.model import Finding, Point, Result, Severity
from prodready.reports import RenderOptions, escape, view

SHOWN = 10


class Annotation(msgspec.Struct, frozen=True):
    """One of them; ``lines`` become the lines of its message."""

    level: str
    title: str
    lines: tuple[str, ...]
    path: str = ""
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0


def chosen(result: Result, options: RenderOptions) -> tuple[Annotation, ...]:
    """Blockers, lost points, errors, unknown points, warnings, then the gate's verdict as a notice."""
    shown: list[Annotation] = []
    left = 0
    room = {"error": SHOWN, "warning": SHOWN}
    for annotation in _annotations(view.in_repository(result)):
        if room[annotation.level] > 0 or options.verbose:
            room[annotation.level] -= 1
            shown.append(annotation)
        else:
            left += 1
    return (*shown, _summary(result, left))


def _annotations(result: Result) -> Iterable[Annotation]:
    points = view.groups(result)
    found = view.open_findings(result)
    level = "error" if result.gate.exit_code else "warning"
    infos = view.rule_infos(result)

    def of(severity: Severity, shown_as: str) -> Iterable[Annotation]:
        for finding in found:
            if finding.severity is severity:
                info = infos.get(finding.code)
                yield _finding(finding, shown_as, info.fix if info else "")

    yield from of(Severity.BLOCKER, "error")
    yield from (_point(point, level) for point in points.failed)
    yield from of(Severity.ERROR, "error")
    yield from (_point(point, "warning") for point in points.unknown)
    yield from of(Severity.WARNING, "warning")


def _finding(finding: Finding, level: str, fix: str) -> Annotation:
    where = finding.location
    lines = (escape.visible(finding.message), f"Fix: {escape.prose(fix)}" if fix else "")
    return Annotation(
        level,
        f"{finding.code} {finding.severity.value}",
        lines,
        where.path,
        where.line,
        where.column,
        where.end_line,
        where.end_column if where.end_line in (0, where.line) else 0,
    )


def _point(point: Point, level: str) -> Annotation:
    info, verdict = point.info, point.verdict
    lines = (
        escape.visible(verdict.message),
        f"Why: {escape.prose(info.why)}",
        f"Fix: {escape.prose(info.fix)}",
    )
    title = f"{info.code} {info.name}: {verdict.status.value}"
    if not verdict.evidence:
        return Annotation(level, title, lines)
    nearest = verdict.evidence[0]
    return Annotation(level, title, lines, nearest.path, nearest.line)


def _summary(result: Result, left: int) -> Annotation:
    rest = f"{view.count(left, 'annotation')} more, not shown here." if left else ""
    verdict = view.verdict_word(result.gate.exit_code)
    lines = (*map(escape.visible, result.gate.reasons), rest)
    return Annotation(
        "notice", f"prodready {verdict}: {view.outcome(result) or view.score_phrase(result.score)}", lines or ("",)
    )
