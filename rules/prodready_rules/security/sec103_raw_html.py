"""# Raw HTML

**Reported**: text that is not constant and goes into HTML without a sanitiser or an escaper: `Markup(…)`,
`mark_safe(…)`, `HTMLResponse(f"…")` and other responses that are put together from text, HTML mails made so,
`render_template_string` of such text, Jinja environments for HTML without autoescape, and in templates `|safe`, `{%
autoescape off %}`, `{{{ … }}}` and the like.

**Not reported**: constants, results of sanitisers (nh3, bleach …), escapers and templates, numbers, dates and
addresses of routes, environments that make no HTML or only see whether a template can be read, development settings;
parameters of template tags that every template gives a constant, and the name and the attributes that a form gives a
widget; rows whose ``__str__`` tells nothing but constants, numbers, dates and choices; what other functions marked, which are
places themselves; the application's own translations, loaded from files of the repository; a page that a tool writes to a file
for whoever runs it; columns that are sanitised when they are stored, names of choices, and what a template captured of its own
markup; what is no HTML: mails in plain text, addresses for a redirect, JSON, the body of a response of another type, an
f-string without tags; what a filter of the application makes in a template before it is marked (`{{ user.email|avatar|safe }}`),
unless its name says that it turns the text itself into a page (`|markdown|safe`).

The text is followed backwards: through the loops, macros, includes and layouts of templates, to the calls and classes
that render them, through variables, fields, functions and callers. Confidence is high for what a request brings, and for
environments that do not escape; medium for columns of rows, attributes of models and answers of other services; low, a
warning that blocks nothing, where nothing shows where a text comes from, such as a name of a template that no view is seen
to set.

Wrong: `HTMLResponse(f"<h1>{name}</h1>")`. Right: a template, or `html.escape(name)`.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Confidence, Evidence, Finding, Location, Severity, finding
from prodready.project.html.by_name import BY_NAME
from prodready.project.html.raw import RawHtml
from prodready.project.services.production import Production, place, spot
from prodready.project.taint.origins import Origin

LEVELS = {Origin.UNKNOWN: Confidence.LOW, Origin.OUTSIDE: Confidence.MEDIUM, Origin.REQUEST: Confidence.HIGH}


@finding(
    code="SEC103",
    name="raw-html",
    section="security",
    severity=Severity.BLOCKER,
    question="Does text go into HTML as it is?",
    why="Whoever controls the text runs scripts in the browsers of others.",
    fix="Let a template escape it, escape it with html.escape, or sanitise it with nh3.",
    references=("https://cwe.mitre.org/data/definitions/79.html", "https://nh3.readthedocs.io/"),
)
def rule(production: Production, raw: RawHtml) -> Iterator[Finding]:
    """Every raw place in Python and in templates, once per line."""
    seen: set[tuple[str, int]] = set()
    for each in raw.places:
        found = each.place
        if (found.path, found.line) in seen:
            continue
        seen.add((found.path, found.line))
        level = Confidence.HIGH if each.origin is None else LEVELS[each.origin]
        if found.note == BY_NAME:
            level = Confidence.LOW  # an extension may have told Flask to escape them
        yield spot("SEC103", Severity.BLOCKER, _range(found, production), found.note, level)


def _range(found: Evidence, production: Production) -> Location:
    """The range of the outermost call on the line, else the line."""
    module = production.snapshot.modules.get(found.path)
    calls = [call for call in module.calls if call.line == found.line] if module is not None else []
    if calls:
        return place(found.path, min(calls, key=lambda call: (call.column, -call.end_line, -call.end_column)))
    return Location(found.path, found.line, 0, found.line, 0)
