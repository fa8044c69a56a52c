"""# HTML sanitisation

**Where the service returns HTML or sends HTML mail, passes** when pages come from templates that escape, or text goes
through a sanitiser or an escape function (nh3, bleach, lxml_html_clean, `html.escape`, `markupsafe.escape` …), and nothing
lets non-constant data through raw: `|safe`, `{% autoescape off %}`, `mark_safe`, `Markup(…)`, an environment without
autoescape (fastapi-mail makes such a one), a bare `jinja2.Template`, an HTML response or mail put together from strings.
What a sanitiser or escaper returns may be marked safe. A Content-Security-Policy on every response that forbids inline
scripts excuses pages, not mails.

**Where it returns data only, passes** when free text is sanitised on input, or responses carry
`X-Content-Type-Options: nosniff` or a Content-Security-Policy: by middleware, by a framework's default such as Django's
`SecurityMiddleware`, or by gateway configuration in the repository.

**Not applicable**: no service, or it takes no free text.

**How it is decided.** Calls that render, respond, mail and mark are resolved; values are followed through local variables and
functions of the repository to constants, sanitisers, escapers and templates. Templates are read line by line.

Passes: `templates.TemplateResponse(request, "page.html", {...})` and no `|safe`. Fails:
`HTMLResponse(f"<h1>Hello {name}</h1>")`.

**Limits.** Text that was sanitised before it was stored and is marked safe in a template is not recognised.
"""

from __future__ import annotations

import re

from prodready.api import Effort, Evidence, Verdict, failed, not_applicable, passed, point, unknown
from prodready.project.headers.responses import ResponseHeaders
from prodready.project.html.output import HtmlOutput
from prodready.project.html.raw import RawHtml, RawPlace
from prodready.project.html.templates import HtmlTemplates
from prodready.project.layering.hidden import Hidden, unless
from prodready.project.requests.free_text import FreeText
from prodready.project.routing.routes import Routes
from prodready.project.services.kind import Services
from prodready.project.services.loaded import Loaded
from prodready.project.services.main_service import MainService
from prodready.project.taint.origins import Origin
from prodready.project.taint.sanitisers import Sanitisers

CITED = 4
_ASIDE = re.compile(r"(?:^|[/_.-])(?:admin\w*|errors?|exceptions?|[45]\d\d|macros?|widgets?)(?=[/_.-])", re.IGNORECASE)
"""Files of errors, for administrators, and of what puts in whatever it is given."""


@point(
    code="SEC002",
    name="html-sanitisation",
    section="security",
    question="Can text that users send run as script in somebody's browser?",
    why="One unescaped name or comment lets an attacker act as every user who opens the page or the mail.",
    fix="Keep autoescape on and clean rich text with nh3; for data, send X-Content-Type-Options: nosniff.",
    effort=Effort.HOURS,
    references=("https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html",),
)
def rule(
    services: Services,
    output: HtmlOutput,
    templates: HtmlTemplates,
    headers: ResponseHeaders,
    sanitisers: Sanitisers,
    text: FreeText,
    routes: Routes,
    raw: RawHtml,
    loaded: Loaded,
    main: MainService,
    hidden: Hidden,
) -> Verdict:
    """Judge pages and mails if there are any, else the answers' headers."""
    if not services.is_service:
        return services.lacking("not a service")
    mails = output.mails
    escaped = _beside_mails(output, sanitisers) or (mails.escaped and not mails.unseen)
    if raw.places or output.rendered or escaped or (mails.sent and headers.strict_policy):
        return _pages(output, list(raw.places), templates, headers, sanitisers, main)
    if mails.unseen:
        return unknown("What escapes the text of HTML mails is not seen.", *mails.unseen[:3])
    cleaned = [item for item in sanitisers.on_input if loaded.holds(item.path)]
    return unless(_data(headers, cleaned, text, routes), hidden.entry)


def _pages(
    output: HtmlOutput,
    raw: list[RawPlace],
    templates: HtmlTemplates,
    headers: ResponseHeaders,
    sanitisers: Sanitisers,
    main: MainService,
) -> Verdict:
    policy = headers.strict_policy
    if raw and policy is not None:
        raw = [item for item in raw if templates.is_mail(item.place.path) or "mail" in item.place.note]
    if raw:
        places = _telling(raw, main)
        count = f"{len(places)} place{'s let' if len(places) > 1 else ' lets'} non-constant data into HTML raw"
        first = places[0]
        return failed(
            f"{count}: {first.note.partition(';')[0]} in {first.path}.",
            *_spread(places)[:CITED],
            searched="templates, render calls, HTML responses and mails, sanitisers, Content-Security-Policy",
        )
    if policy is not None:
        return passed("Every response carries a Content-Security-Policy without inline scripts.", policy)
    beside = [] if output.rendered else _beside_mails(output, sanitisers)
    cleaned = beside or sanitisers.at_home
    mails = (*output.mails.escaped, *output.mails.sent)
    places = [*main.first(output.rendered)[:2], *cleaned[:2], *mails[:1]]
    what = "Pages escape what they show" if output.rendered else "HTML mails carry no text as it came"
    return passed(f"{what}, and nothing bypasses that.", *places)


def _telling(raw: list[RawPlace], main: MainService) -> list[Evidence]:
    """Where text goes in raw, that of requests first. Beside places whose text is known to come from outside the others say
    nothing, and pages of errors and for administrators little."""
    sure = [item for item in raw if item.is_sure and main.holds(item.place.path)] or [
        item for item in raw if item.is_sure
    ]

    def key(item: RawPlace) -> tuple[bool, bool, bool, int]:
        opened = Origin.OUTSIDE if item.origin is None else item.origin
        return (*main.apart(item.place.path), bool(_ASIDE.search(item.place.path)), -opened)

    return list(dict.fromkeys(item.shown for item in sorted(sure or raw, key=key)))


def _spread(places: list[Evidence]) -> list[Evidence]:
    """The first place of each file before further ones."""
    firsts = {item.path: item for item in reversed(places)}
    return sorted(places, key=lambda item: firsts[item.path] != item)


def _beside_mails(output: HtmlOutput, sanitisers: Sanitisers) -> list[Evidence]:
    """What makes text harmless in the modules that send the mails."""
    mailing = {item.path for item in output.mails.sent}
    return [item for item in sanitisers.used if item.path in mailing]


def _data(headers: ResponseHeaders, cleaned: list[Evidence], text: FreeText, routes: Routes) -> Verdict:
    if routes.table and not text.places:
        return not_applicable("it returns data only and takes no free text")
    if headers.nosniff:
        return passed(
            f"Only data is returned, and a header guards it: {headers.nosniff[0].note}.", *headers.nosniff[:2]
        )
    if headers.policies:
        return passed("Only data is returned, with a Content-Security-Policy.", headers.policies[0].place)
    if cleaned:
        return passed(f"Text is made harmless: {cleaned[0].note}.", *cleaned[:3])
    taken = "Free text is taken as it comes" if text.places else "What its routes take is not known"
    return failed(
        f"{taken}, and no header stops browsers from reading answers as HTML.",
        *text.places[:3],
        searched="sanitisers on input, X-Content-Type-Options and Content-Security-Policy in middleware and gateways",
    )
