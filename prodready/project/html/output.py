"""What HTML the application makes in Python: pages it renders, mails it sends, and text it lets through raw."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.files import Role
from prodready.facts.python import (
    Assign,
    Call,
    CallRef,
    Const,
    Expr,
    Fmt,
    Function,
    Module,
    Ref,
    Seq,
    is_literal,
    last_word,
)
from prodready.project.code.calls import NONE, Calls
from prodready.project.code.constants import Constants
from prodready.project.code.passed import Passed
from prodready.project.html.by_name import BY_NAME, BY_SUFFIX, ByName
from prodready.project.html.echoes import echoes, is_sent_back, text_parameters
from prodready.project.html.engines import unescaping
from prodready.project.html.filling import fills_in
from prodready.project.html.joins import Joins, has_tags
from prodready.project.html.mailing import Mailing, Mails, Text
from prodready.project.html.mails import filled_in, fills_template
from prodready.project.html.mako import MAKO, is_unescaped
from prodready.project.html.names import (
    BODY_ARGUMENTS,
    DEFAULT_HTML,
    ENVIRONMENTS,
    HTML_RESPONSES,
    MAIL_ARGUMENTS,
    PAGES,
    PATTERNS,
    TAG,
    TYPE_ARGUMENTS,
    WORDS,
    may_make_html,
)
from prodready.project.html.pages import PAGE, SET_UP, foremost, sets_up
from prodready.project.html.surroundings import (
    is_no_page,
    is_other_type,
    loads_data,
    loads_texts,
    loses_mark,
    makes_html,
    only_parses,
    writes_file,
)
from prodready.project.html.templates import HtmlTemplates
from prodready.project.requests.models import handler_functions
from prodready.project.routing.routes import Routes
from prodready.project.services.called import Called
from prodready.project.services.command_lines import CommandLines
from prodready.project.services.django_settings import DjangoSettings, is_development
from prodready.project.services.loaded import Loaded
from prodready.project.snapshot import Snapshot
from prodready.project.taint.sanitiser_names import MARKS
from prodready.project.taint.sanitisers import Sanitisers

_SAFE_TEXTS = frozenset({"SafeData", "SafeString", "SafeText", "Markup"})


class HtmlOutput(msgspec.Struct, frozen=True):
    """``rendered``: templates and text that are escaped; ``raw``: text that goes into HTML as it is; ``mails``: HTML mails."""

    rendered: tuple[Evidence, ...]
    raw: tuple[Evidence, ...]
    mails: Mails
    texts: Mapping[tuple[str, int], tuple[Text, ...]] = msgspec.field(default_factory=dict)
    """What goes raw into HTML at a place of ``raw``, with where it means something."""


@fact
def html_output(
    snapshot: Snapshot,
    constants: Constants,
    calls: Calls,
    sanitisers: Sanitisers,
    routes: Routes,
    templates: HtmlTemplates,
    django: DjangoSettings,
    passed: Passed,
    commands: CommandLines,
    loaded: Loaded,
    called: Called,
) -> HtmlOutput:
    """Walk over the application's calls, returns and settings."""
    handlers = {
        (path, function.index): (route.framework, text_parameters(route))
        for route in routes.http
        for handler in route.handlers
        for path, function in handler_functions(handler, constants.types)
    }
    finder = _Finder(constants, sanitisers, handlers, templates, passed, commands, called, snapshot.files)
    makers = calls.pick(
        typed=may_make_html, words=WORDS, keywords=(*TYPE_ARGUMENTS, *MAIL_ARGUMENTS, "escape", "autoescape", "json")
    )
    renderers = calls.pick(keywords=("renderer",))
    serving = {path for path, _ in handlers}
    for path, module in snapshot.application():
        if (path in serving or snapshot.role(path) is not Role.CLI) and not is_development(path):
            finder.in_module(path, module, makers.get(path, NONE), renderers.get(path, NONE))
    if django.apps:
        finder.rendered.extend(templates.extending)
    finder.raw.extend((*finder.mailing.unescaped(), *unescaping(django, calls)))
    texts = {place: tuple(found) for place, found in finder.texts.items()}
    mailing = finder.mailing
    mails = Mails(_once(mailing.sent), _once(mailing.escaped), _once(mailing.unseen))
    rendered = foremost(_once(_shown(finder.rendered, snapshot, loaded)), finder.named, templates.files, snapshot)
    return HtmlOutput(rendered, _once(finder.raw), mails, texts)


def _shown(places: list[Evidence], snapshot: Snapshot, loaded: Loaded) -> list[Evidence]:
    """The places in what the service loads; none if only a set-up of templates is left of them."""
    kept = [place for place in places if place.path not in snapshot.modules or loaded.holds(place.path)]
    left = {place.note for place in kept} == {SET_UP} != {place.note for place in places}
    return [] if left else kept


def _once(found: list[Evidence]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(found))


class _Finder:
    def __init__(
        self,
        constants: Constants,
        sanitisers: Sanitisers,
        handlers: dict[tuple[str, int], tuple[str, frozenset[str]]],
        templates: HtmlTemplates,
        passed: Passed,
        commands: CommandLines,
        called: Called,
        paths: Collection[str],
    ) -> None:
        self.commands = commands
        self.paths = paths  # of all files
        self.constants = constants
        self.types = constants.types
        self.sanitisers = sanitisers
        self.handlers = handlers
        self.templates = templates
        self.joins = Joins(constants, sanitisers)
        self.by_name = ByName(constants, sanitisers, templates)
        self.rendered: list[Evidence] = []
        # The templates of what is rendered, as far as their names are written down.
        self.named: dict[Evidence, str] = {}
        self.raw: list[Evidence] = []
        self.mailing = Mailing(constants, sanitisers, passed, self.joins, called)
        self.texts: dict[tuple[str, int], list[Text]] = {}

    def in_module(self, path: str, module: Module, makers: Sequence[Call], renderers: Sequence[Call]) -> None:
        """Everything in one module that makes HTML."""
        for call in makers:
            name = self.types.call_name(path, call)
            if why := self._escapes_nothing(path, module, call, name):
                self.raw.append(Evidence(path, call.line, why))
            elif PAGES.match(name) or self._renders_itself(path, module, call):
                self._page(path, call, name)
            elif name == PATTERNS or MARKS.match(name):
                self._pattern(path, call) if name == PATTERNS else self._mark(path, module, call)
            elif ENVIRONMENTS.match(name):
                self._environment(path, module, call)
            elif name == "jinja2.Template" or name.endswith("jinja2.environment.Template"):
                self._bare_template(path, module, call)
            elif call.owner >= 0 and call.name in ("%self.write", "%self.finish") and _uses_tornado(module):
                self._body(path, call.scope, call.arg(0), call.line, "an HTML response is put together from text")
            elif name.endswith(".render_template_string"):
                self._template_string(path, call)
            else:
                self._response(path, call, name)
                self._mail(path, call, name)
        for assign in module.assigns:
            self._assigned(path, assign)
        for function in module.functions:
            self._handler(path, module, function)
        self._declared(path, module, renderers)

    def _escapes_nothing(self, path: str, module: Module, call: Call, name: str) -> str:
        """Why a call makes something that escapes nothing; empty for all others."""
        if name.endswith(".to_html") and is_literal(call.kwarg("escape"), False):
            return "the cells of a table are written as they are"
        if _is_setting(name) and is_literal(call.kwarg("autoescape"), None) and _uses_tornado(module):
            return "Tornado's templates do not escape"
        if name == MAKO and is_unescaped(module, call, self.constants.text(path, call.scope, call.kwarg("filename"))):
            return "Mako's templates escape nothing without a default filter"
        return ""

    def _let_through(self, place: Evidence, path: str, scope: int, text: Expr) -> None:
        """Note that a text goes into HTML as it is."""
        self.raw.append(place)
        self.texts.setdefault((place.path, place.line), []).append((path, scope, text))

    # pages

    def _page(self, path: str, call: Call, name: str) -> None:
        off = call.kwarg("autoescape")
        if fills_template(self.types, path, call):
            self._filled(path, call)
        elif isinstance(off, Const) and not off.value:
            modules = self.types.symbols.modules
            if not loads_data(modules[path], call, modules.values()) and not is_no_page(modules[path], call):
                self.raw.append(Evidence(path, call.line, "templates are rendered with autoescape off"))
        elif name == "bottle.template" and "{{!" in (self.constants.text(path, call.scope, call.arg(0)) or ""):
            self.raw.append(Evidence(path, call.line, "text is put into the page raw"))
        elif BY_SUFFIX.match(name) and self.by_name.is_unescaped(path, call):
            self.raw.append(Evidence(path, call.line, BY_NAME))
        elif not self._ending(path, call.scope, call.arg(0)).endswith(".txt"):
            place = Evidence(path, call.line, SET_UP if sets_up(name) else PAGE)
            self.rendered.append(place)
            texts = (self.constants.text(path, call.scope, given) for given in call.arguments)
            self.named.update((place, text) for text in texts if text and "." in text)

    def _ending(self, path: str, scope: int, name: Expr | None) -> str:
        """The end of a template's name, as far as it is written down (``f"emails/{reason}/content.txt"``)."""
        last = name.parts[-1] if isinstance(name, Fmt) and name.parts else name
        return self.constants.text(path, scope, last) or ""

    def _filled(self, path: str, call: Call) -> None:
        """A mail that fastapi-mail fills in: what is not escaped before, the template must escape."""
        given = call.kwarg("template_name") or call.kwarg("html_template")
        template = self.constants.text(path, call.scope, given) or ""
        read = template and any(f"/{each}".endswith(f"/{template}") for each in self.templates.files)
        shows = any(f"/{each}".endswith(f"/{template}") for each in self.templates.showing) if read else True
        values = filled_in(self.types, path, call) if shows else ()
        let = [value for value in values if not self.sanitisers.is_safe(path, call.scope, value)]
        place = Evidence(path, call.line, "fastapi-mail fills the template of a mail without escaping")
        for value in let:
            self._let_through(place, path, call.scope, value)
        if not let:
            self.rendered.append(Evidence(path, call.line, "a mail is made from a template that escapes"))

    def _template_string(self, path: str, call: Call) -> None:
        source = call.arg(0, "source")
        if self.constants.text(path, call.scope, source) is not None:
            self.rendered.append(Evidence(path, call.line, PAGE))
        else:
            self._body(path, call.scope, source, call.line, "a template is made from text")

    def _renders_itself(self, path: str, module: Module, call: Call) -> bool:
        """Tornado's ``self.render("x.html")``, fastapi-mail, and ``TemplateResponse("x.html", …)`` of whatever holds templates."""
        if fills_template(self.types, path, call):
            return True
        own = call.owner >= 0 and call.name in ("%self.render", "%self.render_string")
        if not own and not call.name.endswith(".TemplateResponse"):
            return False
        texts = (self.constants.text(path, call.scope, given) for given in (call.arg(0, "name"), call.arg(1)))
        return any(text is not None and text.endswith((".html", ".htm")) for text in texts)

    def _declared(self, path: str, module: Module, renderers: Sequence[Call]) -> None:
        """Django's ``template_name``, Pyramid's ``renderer="x.jinja2"``."""
        for assign in module.assigns:
            value = assign.value.value if isinstance(assign.value, Const) else None
            if assign.target == "&template_name" and isinstance(value, str) and value:
                place = Evidence(path, assign.line, PAGE)
                self.rendered.append(place)
                self.named[place] = value
        for call in renderers:
            given = call.kwarg("renderer")
            if isinstance(given, Const) and re.search(r"\.(?:jinja2|html|pt|mako)$", str(given.value)):
                self.rendered.append(Evidence(path, given.line or call.line, "a page is rendered from a template"))

    # raw text

    def _mark(self, path: str, module: Module, call: Call) -> None:
        if self._was_safe(path, module, call) or loses_mark(module, call):
            return
        if is_other_type(module, call) or (writes_file(module, call) and self.commands.runs_only_there(path, call)):
            return  # an answer of another type, or a page that a command leaves in a file for whoever runs it
        for given in call.args[:1]:
            if not self.sanitisers.is_safe(path, call.scope, given):
                note = f"{call.name.rpartition('.')[2]} of non-constant data"
                self._let_through(Evidence(path, call.line, note), path, call.scope, given)

    def _pattern(self, path: str, call: Call) -> None:
        """``format_html("<a href='%s'>" % address)``, which escapes nothing."""
        given = call.arg(0, "format_string")
        if isinstance(given, Fmt) and not self.sanitisers.is_safe(path, call.scope, given):
            place = Evidence(path, call.line, "the pattern of format_html holds non-constant data")
            self._let_through(place, path, call.scope, given)

    def _was_safe(self, path: str, module: Module, call: Call) -> bool:
        """Whether text is marked again that was marked before (``if isinstance(text, SafeData): text = mark_safe(…)``)."""
        for arm in module.arms(call.branch):
            test: Expr | None = arm.test
            if isinstance(test, Ref) and test.name[:1] == "%":
                bound = self.types.bound(path, call.scope, test.name)
                test = bound[0].value if bound else None
            asked = module.call(test)
            if not arm.negated and asked is not None and asked.name == "builtins.isinstance" and len(asked.args) > 1:
                kind = asked.args[1]
                if isinstance(kind, Ref) and last_word(kind.name) in _SAFE_TEXTS:
                    return True
        return False

    def _assigned(self, path: str, assign: Assign) -> None:
        """``app.jinja_env.autoescape = False``, and Falcon's ``resp.text = f"<p>{name}</p>"``."""
        if last_word(assign.target) in ("text", "body") and assign.value is not None:
            if self.handlers.get((path, assign.scope), ("", ""))[0].startswith("falcon"):
                self._body(path, assign.scope, assign.value, assign.line, "an HTML response is put together from text")
        elif (
            assign.target.endswith(("jinja_env.autoescape", ".env.autoescape"))
            and isinstance(assign.value, Const)
            and not assign.value.value
        ):
            self.raw.append(Evidence(path, assign.line, "autoescape is switched off"))

    def _environment(self, path: str, module: Module, call: Call) -> None:
        given = call.kwarg("autoescape")
        left_out = self.by_name.left_out(path, module, call)
        if left_out:
            self.raw.append(Evidence(path, call.line, f"select_autoescape passes over {left_out}"))
        elif given is not None and not (isinstance(given, Const) and not given.value):
            # nothing but HTML is escaped
            if self.templates.files or makes_html(path, module, call, self.templates.files):
                self.rendered.append(Evidence(path, call.line, "templates escape"))
        elif not only_parses(module, call) and not (self.commands.is_for_tools(path) and writes_file(module, call)):
            place = Evidence(path, call.line, "a Jinja environment for HTML without autoescape")
            modules = self.types.symbols.modules.values()
            if loads_texts(module, call, modules, self.paths, self.templates.files):
                return
            if makes_html(path, module, call, self.templates.files):
                self.raw.append(place)
            elif call.owner >= 0:
                self.mailing.kept.append((path, module.classes[call.owner], place))

    def _bare_template(self, path: str, module: Module, call: Call) -> None:
        given = call.kwarg("autoescape")
        source = self.constants.text(path, call.scope, call.arg(0, "source"))
        if not (source and TAG.search(source)) and not makes_html(path, module, call, self.templates.files):
            return
        if isinstance(given, Const) and given.value:
            self.rendered.append(Evidence(path, call.line, "templates escape"))
        elif not is_no_page(module, call):
            self.raw.append(Evidence(path, call.line, "jinja2.Template does not escape"))

    # responses

    def _response(self, path: str, call: Call, name: str) -> None:
        last = call.name.rpartition(".")[2].lstrip(":%")
        kind = next((given for key in TYPE_ARGUMENTS if (given := call.kwarg(key)) is not None), None)
        said = self.constants.text(path, call.scope, kind) or ""
        if kind is not None:
            if not said.startswith("text/html"):
                return
        elif not (HTML_RESPONSES.match(name) and DEFAULT_HTML.search(name)):
            return
        named = "esponse" in last or last in ("html", "make_response") or call.kwarg("body_template") is not None
        if not (HTML_RESPONSES.match(name) or named):
            return
        body = call.arg(0) if call.args else next((g for k in BODY_ARGUMENTS if (g := call.kwarg(k)) is not None), None)
        certain = kind is not None or name.endswith(("HTMLResponse", ".html"))
        self._body(path, call.scope, body, call.line, "an HTML response is put together from text", certain=certain)
        if kind is None and not certain and body is not None and HTML_RESPONSES.match(name):
            self._echo(path, call, body)

    def _echo(self, path: str, call: Call, body: Expr) -> None:
        """Judge an answer without tags, which is HTML as much as one with them."""
        text = self.joins.origin(path, call.scope, body)
        if isinstance(text, Fmt) and not has_tags(text) and is_sent_back(self.types, path, call, text):
            place = Evidence(path, call.line, "text of the request is sent back as HTML")
            self._let_through(place, path, call.scope, body)

    def _body(self, path: str, scope: int, body: Expr | None, line: int, note: str, *, certain: bool = False) -> None:
        """Judge what goes into HTML: raw if text with tags is put together from something that is not safe."""
        if body is None:
            return
        origin = self.joins.origin(path, scope, body)
        if self.sanitisers.is_safe(path, scope, body):
            parts = origin.parts if isinstance(origin, Fmt) else self.joins.filled_with(path, scope, body)
            if any(isinstance(part, CallRef) for part in parts):
                self.rendered.append(Evidence(path, line, "an HTML response escapes what it shows"))
        elif self.joins.puts_together(path, scope, body) or (certain and self._is_text(path, scope, body, origin)):
            self._let_through(Evidence(path, line, note), path, scope, body)

    def _is_text(self, path: str, scope: int, body: Expr, origin: Expr) -> bool:
        """Whether something declared HTML is text of the request, or put together or filled in, rather than a file."""
        if isinstance(origin, Ref) and scope >= 0:
            framework, given = self.handlers.get((path, scope), ("", frozenset()))
            param = self.types.symbols.modules[path].functions[scope].param(origin.name[1:])
            text = param is not None and self.types.symbols.expr_name(path, param.annotation) == "builtins.str"
            return bool(framework) and (text or origin.name[1:] in given)
        return isinstance(origin, Fmt) or fills_in(self.types, self.sanitisers, path, scope, body)

    def _mail(self, path: str, call: Call, name: str) -> None:
        for place, text in self.mailing.let_through(path, call, name):
            self._let_through(place, *text)

    def _handler(self, path: str, module: Module, function: Function) -> None:
        """Flask, Quart and Bottle send a returned string as HTML, FastAPI does by ``response_class=HTMLResponse``."""
        if self._declares_html(path, module, function):
            for item in function.returned:
                line = getattr(item, "line", 0) or function.line
                self._body(path, function.index, item, line, "an HTML response is put together from text", certain=True)
        framework, given = self.handlers.get((path, function.index), ("", frozenset()))
        if framework not in ("flask", "quart", "bottle"):
            return
        for item in function.returned:
            value = item.items[0] if isinstance(item, Seq) and item.items else item
            origin = self.joins.origin(path, function.index, value)
            line = getattr(item, "line", 0) or function.line
            if (isinstance(origin, Fmt) and has_tags(origin)) or self.joins.is_filled(path, function.index, value):
                self._body(path, function.index, value, line, "an HTML response is put together from text")
            elif (
                isinstance(origin, Fmt)
                and function.owner < 0
                and echoes(self.types, path, function, given, item, origin)
            ):
                line = origin.line or function.line
                place = Evidence(path, line, "text of the request is sent back as HTML")
                self._let_through(place, path, function.index, value)

    def _declares_html(self, path: str, module: Module, function: Function) -> bool:
        declared = [call for item in function.decorators if (call := module.call(item))]
        classes = (self.types.symbols.expr_name(path, call.kwarg("response_class")) for call in declared)
        kinds = [call.kwarg("media_type") for call in declared]
        return (
            any(name.endswith("HTMLResponse") for name in classes)
            or any(self.types.symbols.expr_name(path, kind).endswith("MediaType.HTML") for kind in kinds)
            or any((self.constants.text(path, function.index, kind) or "").startswith("text/html") for kind in kinds)
        )


def _is_setting(name: str) -> bool:
    """Whether a call takes the settings of an application of Tornado, or puts them together."""
    return name == "builtins.dict" or name.endswith("Application")


def _uses_tornado(module: Module) -> bool:
    return any(item.target.partition(".")[0] == "tornado" for item in module.imports)
