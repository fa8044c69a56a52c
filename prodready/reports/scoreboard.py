"""A scoreboard for a terminal that shows more than the audit: the score, a line for each point, and the verdict."""

from __future__ import annotations

from rich.cells import cell_len

from prodready.model import Point, Result, Severity, Status
from prodready.reports import RenderOptions, escape, view
from prodready.reports.terminal import STYLES, Page

REASONS = 5
SHOWN = 3
_WAIVED = "waived: "


def render(result: Result, options: RenderOptions) -> str:
    """The score, the points in their order, open findings, and what the gate says against a pass."""
    page = Page(options)
    score = result.score
    page.line(page.text(escape.visible(f"{result.service}, profile {result.profile}")))
    head = f"{view.score_phrase(score)}   {escape.visible(score.rating)}".rstrip()
    page.line(page.text((head, "bold"), f"   {view.points_phrase(result)}"))
    page.blank()
    width = max((cell_len(_name(point)) for point in result.points), default=0)
    for point in result.points:
        _point(page, point, width)
    if result.findings:
        page.blank()
        page.line(page.text(f"findings: {view.findings_phrase(result)}"))
    for finding in [each for each in view.open_findings(result) if each.severity is Severity.BLOCKER][:SHOWN]:
        where = view.place(escape.path(finding.location.path), finding.location.line)
        page.place("", where, f"{escape.visible(finding.code)} {escape.visible(finding.message)}")
    for notice in [each for each in result.notices if each.level == "error"][:SHOWN]:
        page.line(page.text(f"{escape.visible(notice.level)}: {escape.visible(notice.message)}"))
    _reasons(page, result)
    return page.render()


def reasons(result: Result, options: RenderOptions) -> str:
    """What the gate says against a pass, a sentence a line; empty where it says nothing."""
    page = Page(options)
    _reasons(page, result)
    return page.render().lstrip("\n")


def verdict(result: Result) -> str:
    """The gate's decision on one line."""
    outcome = view.outcome(result)
    return f"prodready {view.verdict_word(result.gate.exit_code)}{': ' if outcome else ''}{outcome}"


def _name(point: Point) -> str:
    return escape.visible(f"{point.info.code} {point.info.name}")


def _point(page: Page, point: Point, width: int) -> None:
    status = Status.PASS if point.waived else point.verdict.status
    said = f"{_WAIVED}{point.waived}" if point.waived else point.verdict.message
    sign = page.text((page.sign(status), STYLES[status]), f" {_name(point):<{width}}  {escape.visible(said)}")
    page.cropped(sign, width=page.width)


def _reasons(page: Page, result: Result) -> None:
    reasons = result.gate.reasons
    if reasons:
        page.blank()
    for reason in reasons[:REASONS]:
        page.line(page.text(escape.visible(reason)), lead=page.text("- "))
    if len(reasons) > REASONS:
        page.line(page.text(f"- and {len(reasons) - REASONS} more"))
