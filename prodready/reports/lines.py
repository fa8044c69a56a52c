"""One line for each lost point and each open finding, in the form that editors and terminals open."""

from __future__ import annotations

from prodready.model import Finding, Point, Result
from prodready.reports import RenderOptions, escape, view


def render(result: Result, options: RenderOptions) -> str:
    """``path:line:column: CODE severity: message``, by path; points without a place first."""
    points = view.groups(result)
    rows = [_point(point) for point in (*points.failed, *points.unknown)]
    rows += [_finding(finding) for finding in result.findings if not finding.suppressed]
    lines = (f"{place}: {text}" if place else text for _, place, text in sorted(rows))
    text = "".join(f"{line}\n" for line in lines)
    return escape.inert(text if options.unicode else escape.ascii_only(text)) or "\n"


Row = tuple[tuple[str, int, int], str, str]


def _point(point: Point) -> Row:
    nearest = point.verdict.evidence[0] if point.verdict.evidence else None
    path, line = (nearest.path, nearest.line) if nearest else ("", 0)
    said = f"{point.info.code} {point.verdict.status.value}: {point.verdict.message}"
    return (path, line, 0), view.place(escape.path(path), line), escape.visible(said)


def _finding(finding: Finding) -> Row:
    where = finding.location
    place = view.place(escape.path(where.path), where.line, where.column)
    said = f"{finding.code} {finding.severity.value}: {finding.message}"
    return (where.path, where.line, where.column), place, escape.visible(said)
