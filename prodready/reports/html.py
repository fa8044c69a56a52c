"""One HTML file without scripts, links to nothing but the audited revision, and good to print.

Every value passes two gates that the template cannot leave out: Jinja's autoescape, and ``finalize``, which makes
control characters visible. The content security policy allows the one style sheet, by its hash, and nothing else.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from prodready.model import Result
from prodready.reports import RenderOptions, escape, view


def render(result: Result, options: RenderOptions) -> str:
    """``result`` as a self-contained page."""
    style = _resource("report.css")
    everything = options.verbose

    def first(items: tuple[object, ...], limit: int) -> tuple[object, ...]:
        return items if everything else items[:limit]

    def rest(items: tuple[object, ...], limit: int) -> int:
        return 0 if everything else max(0, len(items) - limit)

    page = _template().render(
        result=result,
        groups=view.groups(result),
        findings=view.finding_groups(result),
        finding_counts=view.findings_phrase(result),
        counts=view.points_phrase(result),
        title=view.title(result),
        verdict=view.verdict_word(result.gate.exit_code),
        style=Markup(style),  # noqa: S704 - our own file
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
        first=first,
        rest=rest,
        link=lambda path, line: escape.link(options.host, path, line),
        place=lambda path, line, column: view.place(escape.path(path), line, column),
        prose=_prose,
        snippet=escape.snippet,
        percent=view.percent,
        score_phrase=view.score_phrase,
        count=view.count,
        notes=view.notes,
    )
    return escape.inert(page, "&#58;", "&#35;") + "\n"


def _prose(text: str) -> Markup:
    """A sentence; pairs of backticks make code."""
    parts = escape.prose(text).split("`")
    if len(parts) % 2 == 0:
        return Markup.escape("`".join(parts))
    code = Markup("<code>{}</code>")
    return Markup().join(part if number % 2 == 0 else code.format(part) for number, part in enumerate(parts))


def _safe(value: object) -> object:
    """Control characters made visible in whatever the template prints, but for what is markup already."""
    return escape.visible(value) if type(value) is str else value


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, finalize=_safe, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_resource("report.html.jinja"))


@cache
def _resource(name: str) -> str:
    return (files("prodready.reports") / "templates" / name).read_text("utf-8")
