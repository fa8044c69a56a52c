"""Workflow annotations for GitHub Actions, the weightiest first.

GitHub shows ten errors, ten warnings and ten notices per step and drops the rest, so only those are written and the
remainder is counted; ``verbose`` writes all.
https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from prodready.model import Finding, Point, Result, Severity
from prodready.reports import RenderOptions, escape, view

SHOWN = 10


class Annotation(msgspec.Struct, frozen=True):
    """One workflow command; ``lines`` become the lines of its message."""

    level: str
    title: str
    lines: tuple[str, ...]
    path: str = ""
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0


def render(result: Result, options: RenderOptions) -> str:
    """One command a line: blockers, lost points, errors, unknown points, warnings, then the gate's verdict."""
    annotations = list(_annotations(result))
    shown: list[Annotation] = []
    left = 0
    room = {"error": SHOWN, "warning": SHOWN}
    for annotation in annotations:
        if room[annotation.level] > 0 or options.verbose:
            room[annotation.level] -= 1
            shown.append(annotation)
        else:
            left += 1
    return "".join(_command(item) + "\n" for item in [*shown, _summary(result, left)])


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
    return Annotation("notice", f"prodready {verdict}: {view.score_phrase(result.score)}", lines or ("",))


def _command(annotation: Annotation) -> str:
    numbers = {
        "line": annotation.line,
        "endLine": annotation.end_line,
        "col": annotation.column if annotation.line else 0,
        "endColumn": annotation.end_column if annotation.line else 0,
    }
    properties = [f"file={_property(escape.path(annotation.path))}"] if annotation.path else []
    properties += [f"{name}={number}" for name, number in numbers.items() if number]
    properties.append(f"title={_property(escape.visible(annotation.title))}")
    message = "%0A".join(_data(line) for line in annotation.lines if line)
    return f"::{annotation.level} {','.join(properties)}::{message}"


def _data(text: str) -> str:
    """Escaping of a command's message; control characters are already visible."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
