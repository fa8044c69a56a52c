"""What lies between two audits, for people at a terminal: lost before gained, each with its cause."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from prodready.model import Comparison, FindingChange, PointChange, Status, Verdict
from prodready.reports import RenderOptions, escape, view
from prodready.reports.terminal import SEVERITY_STYLES, STYLES, Page

PLACES = 20


def render(comparison: Comparison, options: RenderOptions) -> str:
    """The comparison as text; the last line is the verdict and the exit code."""
    page = Page(options)
    names = f"{escape.visible(comparison.before)} → {escape.visible(comparison.after)}"
    page.line(page.text((f"{escape.path(comparison.target)}  {names}", "bold")))
    before, after = view.score_phrase(comparison.before_score), view.score_phrase(comparison.after_score)
    page.line(page.text(f"{before} → {after}"), 2)
    _points(page, "LOST", comparison.lost)
    _findings(page, "NEW FINDINGS", comparison.new)
    _points(page, "GAINED", comparison.gained)
    _findings(page, "GONE FINDINGS", comparison.gone)
    _points(page, "OTHERWISE", comparison.shifted)
    page.blank()
    for reason in comparison.gate.reasons:
        page.line(page.text(escape.visible(reason)), lead=page.text("- "))
    page.blank()
    style = "bold green" if comparison.gate.exit_code == 0 else "bold red"
    page.line(page.text((f"{summary(comparison)} (exit code {comparison.gate.exit_code})", style)))
    return page.render()


def summary(comparison: Comparison) -> str:
    """``2 points lost, 1 gained; 3 findings new, 0 gone``."""
    points = f"{view.count(len(comparison.lost), 'point')} lost, {len(comparison.gained)} gained"
    return f"{points}; {view.count(len(comparison.new), 'finding')} new, {len(comparison.gone)} gone"


def render_json(comparison: Comparison) -> str:
    """The comparison with every field of its types."""
    return escape.json_text({"schema_version": "1", **msgspec.to_builtins(comparison)})


def _points(page: Page, title: str, changes: Sequence[PointChange]) -> None:
    if changes:
        page.heading(title, view.count(len(changes), "point"))
    for change in changes:
        status = change.after.status if change.after else Status.NA
        name = escape.visible(f"{change.info.code} {change.info.name}")
        page.blank()
        page.line(page.text((name, "bold")), lead=page.text((page.sign(status), STYLES[status]), " "))
        _verdict(page, "was", change.before)
        _verdict(page, "is", change.after)
        page.field("cause", escape.visible(change.cause))
        if status in (Status.FAIL, Status.UNKNOWN):
            page.field("fix", escape.prose(change.info.fix))


def _verdict(page: Page, label: str, verdict: Verdict | None) -> None:
    if verdict is None:
        page.field(label, "not asked")
        return
    page.field(label, f"{verdict.status.value}: {escape.visible(verdict.message)}")
    for evidence in verdict.evidence[:1]:
        page.place("", view.place(escape.path(evidence.path), evidence.line), escape.visible(evidence.note))


def _findings(page: Page, title: str, changes: Sequence[FindingChange]) -> None:
    if changes:
        page.heading(title, view.count(len(changes), "place"))
        page.blank()
    shown = changes if page.options.verbose else changes[:PLACES]
    for change in shown:
        finding = change.finding
        place = view.place(escape.path(finding.location.path), finding.location.line, finding.location.column)
        severity = (finding.severity.value, SEVERITY_STYLES[finding.severity])
        page.line(page.text(severity, f"  {escape.visible(finding.code)}  ", (place, "cyan")))
        page.field("", escape.visible(finding.message))
        page.field("cause", escape.visible(change.cause))
    if len(changes) > len(shown):
        page.line(page.text(f"and {len(changes) - len(shown)} more (--verbose shows them)"))
