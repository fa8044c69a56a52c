"""The score as a badge: JSON for a shields.io endpoint, and an SVG that needs no service.

https://shields.io/badges/endpoint-badge
"""

from __future__ import annotations

from xml.sax.saxutils import escape as xml_escape

import msgspec

from prodready.model import Result
from prodready.reports import RenderOptions, escape, view

LABEL = "prodready"
_COLORS = {"brightgreen": "#2f7d32", "yellow": "#8a6d00", "orange": "#a84e00", "red": "#b3261e", "lightgrey": "#5f6368"}
_NARROW, _WIDE = "fijlrt.,/ 1|", "mwMW%@"


class Endpoint(msgspec.Struct, frozen=True):
    """What shields.io reads."""

    schemaVersion: int  # noqa: N815 - the key is theirs
    label: str
    message: str
    color: str


def render(result: Result, options: RenderOptions) -> str:
    """The endpoint's JSON."""
    return escape.json_text(Endpoint(1, LABEL, message(result), color(result)))


def render_svg(result: Result, options: RenderOptions) -> str:
    """A flat badge whose text contrasts with its ground at 4.5 to 1 or more."""
    left, right = _width(LABEL), _width(message(result))
    title = xml_escape(f"{LABEL}: {message(result)}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" role="img" aria-label="{title}">\n'
        f"<title>{title}</title>\n"
        f'<clipPath id="r"><rect width="{left + right}" height="20" rx="3"/></clipPath>\n'
        f'<g clip-path="url(#r)"><rect width="{left}" height="20" fill="#444"/>'
        f'<rect x="{left}" width="{right}" height="20" fill="{_COLORS[color(result)]}"/></g>\n'
        f'<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">'
        f'<text x="{left / 2:g}" y="14" textLength="{left - 12}">{LABEL}</text>'
        f'<text x="{left + right / 2:g}" y="14" textLength="{right - 12}">{xml_escape(message(result))}</text></g>\n'
        "</svg>\n"
    )


def message(result: Result) -> str:
    """``13/17, 76.4 %``; words where there is no score to show."""
    score = result.score
    if not score.applicable or result.gate.exit_code in (2, 3):
        return view.verdict_word(result.gate.exit_code).lower()
    return f"{score.passed}/{score.applicable}, {view.percent(score.percent)}"


def color(result: Result) -> str:
    """By percentage at the rating's borders (55, 80, 95); an open blocker keeps it from the upper two."""
    score = result.score
    if not score.applicable or result.gate.exit_code not in (0, 1):
        return "lightgrey"
    if score.percent < 55:
        return "red"
    if score.percent < 80 or score.capped:
        return "orange"
    return "yellow" if score.percent < 95 else "brightgreen"


def _width(text: str) -> int:
    """Pixels of ``text`` in Verdana 11 with its margins, near enough; ``textLength`` does the rest."""
    return round(sum(4.2 if c in _NARROW else 9.5 if c in _WIDE else 6.9 for c in text)) + 12
