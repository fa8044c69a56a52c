"""# Raw HTML

**Reported**: text that is not constant and goes into HTML without a sanitiser or an escaper: `Markup(…)`,
`mark_safe(…)`, `HTMLResponse(f"…")` and other responses that are put together from text, HTML mails made so,
`render_template_string` of such text, Jinja environments for HTML without autoescape, and in templates `|safe`, `{%
autoescape off %}`, `{{{ … }}}` and the like.

**Not reported**: constants, results of sanitisers (nh3, bleach …), escapers and templates, numbers, dates and
addresses of routes, environments that make no HTML or only see whether a template can be read, development settings;
parameters of template tags that every template gives a constant, and the name and the attributes that a form gives a
widget; what a filter of the application makes in a template before it is marked (`{{ user.email|avatar|safe }}`),
unless its name says that it turns the text itself into a page (`|markdown|safe`).

Confidence is high for text that is put together in Python, medium for values that a template marks as safe, since
where they come from is told elsewhere.

Wrong: `HTMLResponse(f"<h1>{name}</h1>")`. Right: a template, or `html.escape(name)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.api import Confidence, Evidence, Finding, Location, Severity, finding
from prodready.facts.documents import Text
from prodready.facts.python import Expr, Module, last_word
from prodready.project.html_output import BY_NAME, HtmlOutput
from prodready.project.html_templates import HtmlTemplates
from prodready.project.production import Production, place, spot
from prodready.project.variability import Variability

_MARKS = re.compile(r"(?:^|[.:])(?:mark_safe|Markup|SafeString|literal|HTMLString)$")
_BY_DEVELOPERS = re.compile(r"\b(?:help_text|field\.label|form\.media|field\.errors)\s*\|\s*safe")
"""Texts of forms, which Django's documentation marks safe in this way."""


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
def rule(
    production: Production, output: HtmlOutput, templates: HtmlTemplates, variability: Variability
) -> Iterator[Finding]:
    """Every raw place in Python and in templates, once per line."""
    seen: set[tuple[str, int]] = set()
    for found in (*output.raw, *templates.bypasses):
        if (found.path, found.line) in seen or _is_constant(found, production, variability):
            continue
        seen.add((found.path, found.line))
        level = Confidence.HIGH if found.path in production.snapshot.modules else Confidence.MEDIUM
        if found.note == BY_NAME:
            level = Confidence.LOW  # an extension may have told Flask to escape them
        yield spot("SEC103", Severity.BLOCKER, _range(found, production), found.note, level)


def _is_constant(found: Evidence, production: Production, variability: Variability) -> bool:
    """Whether what is marked safe is constant after all, or written by whoever wrote the form."""
    document = production.snapshot.documents.get(found.path)
    if isinstance(document, Text) and 0 < found.line <= len(document.lines):
        return bool(_BY_DEVELOPERS.search(document.lines[found.line - 1]))
    module = production.snapshot.modules.get(found.path)
    marks = [call for call in module.calls if call.line == found.line and _MARKS.search(call.name)] if module else []
    return bool(marks) and not any(
        variability.varies(found.path, call.scope, value) and not _is_rendered(module, value)
        for call in marks
        for value in call.args[:1]
    )


def _is_rendered(module: Module | None, value: Expr, depth: int = 3) -> bool:
    """Whether a template made the text, or the class of a library whose method is called again (``super().as_html(x)``)."""
    call = module.call(value) if module is not None else None
    if call is None or depth <= 0:
        return False
    if last_word(call.name).startswith("render") or call.name.startswith("builtins.super()"):
        return True
    return len(call.args) == 1 and _is_rendered(module, call.args[0], depth - 1)


def _range(found: Evidence, production: Production) -> Location:
    """The range of the outermost call on the line, else the line."""
    module = production.snapshot.modules.get(found.path)
    calls = [call for call in module.calls if call.line == found.line] if module is not None else []
    if calls:
        return place(found.path, min(calls, key=lambda call: (call.column, -call.end_line, -call.end_column)))
    return Location(found.path, found.line, 0, found.line, 0)
