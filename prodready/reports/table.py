"""Several targets beside each other: one line each, then the points that are lost most often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

from prodready.model import Result, Severity
from prodready.reports import RenderOptions, escape, view
from prodready.reports.terminal import Page

WITH_RATING = 110
"""Columns from which on the rating has room."""

OFTEN = 5


def render(results: Sequence[Result], options: RenderOptions) -> str:
    """A table of ``results`` in the order given; the last line counts the gates passed."""
    page = Page(options)
    head = ("target", "points", "score", "blockers", "gate", "rating")
    rows = [_row(result) for result in results]
    columns = 6 if page.width >= WITH_RATING else 5
    widths = [max(cell_len(page.say(row[n])) for row in [head, *rows]) for n in range(columns)]
    widths[0] = min(widths[0], max(page.width - sum(widths[1:]) - 2 * (columns - 1), 12))
    page.line(page.text((_cells(page, head, widths), "bold")))
    for result, row in zip(results, rows, strict=True):
        style = "green" if result.gate.exit_code == 0 else "red"
        page.cropped(page.text((_cells(page, row, widths), style)), width=page.width)
    _often(page, results)
    page.blank()
    passed = sum(result.gate.exit_code == 0 for result in results)
    page.line(page.text((f"{passed} of {view.count(len(results), 'target')} passed", "bold")))
    return page.render()


def _row(result: Result) -> tuple[str, ...]:
    score = result.score
    blockers = sum(finding.severity is Severity.BLOCKER for finding in view.open_findings(result))
    return (
        escape.path(view.title(result)),
        f"{score.passed} / {score.applicable}",
        view.percent(score.percent) if score.applicable else "-",
        str(blockers),
        view.verdict_word(result.gate.exit_code),
        escape.visible(score.rating) if score.applicable else "-",
    )


def _cells(page: Page, row: tuple[str, ...], widths: list[int]) -> str:
    cells = []
    for text, width in zip(map(page.say, row), widths, strict=False):
        short = text
        if cell_len(text) > width:
            sign = page.say("…")
            short = set_cell_size(text, width - len(sign)) + sign
        cells.append(set_cell_size(short, width))
    return "  ".join(cells).rstrip()


def _often(page: Page, results: Sequence[Result]) -> None:
    lost = Counter((point.info.code, point.info.name) for r in results for point in view.groups(r).failed)
    ranked = sorted(lost.items(), key=lambda item: (-item[1], item[0]))[:OFTEN]
    if len(results) < 2 or not ranked:
        return
    page.heading("LOST MOST OFTEN")
    for (code, name), number in ranked:
        page.line(page.text(f"{escape.visible(code)} {escape.visible(name)}  {number} of {len(results)}"), 2)
