"""# Layer violations

**Reported**: a route handler that runs queries itself; a module of services that imports the web framework's
requests, responses or errors; a module of repositories that imports services or routes.

**Not reported**: Django's views and Pyramid's, where using the ORM is the framework's own way; health and readiness
handlers; projects that have neither services nor repositories; services by their classes in a folder named for
repositories (`crud/orders.py` with `OrderService`); a session that is only passed on, and a queryset of Django that the
handler hands to a service or to what pages through it; clients
(`aiohttp.ClientSession`), password helpers and imports for typing only; modules in folders of routes and dependencies,
whatever each is about (`dependencies/order_service.py`); services in the sense of Cornice, which are
resources of the web.

Wrong: `session.scalars(select(User))` in a handler. Right: a function of the repository or service that takes the
session.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from prodready.api import Confidence, Effort, Finding, Location, Severity, finding
from prodready.facts.python import Call, CallRef, Flag, Function, Module, last_word
from prodready.project.code.import_graph import imported
from prodready.project.code.reach import Reach
from prodready.project.layering.layers import Layers
from prodready.project.layering.names import REPOSITORIES, ROUTES, SERVICES, words_of
from prodready.project.layering.repositories import REPOSITORY_WORDS
from prodready.project.requests.models import handler_functions
from prodready.project.routing.routes import Routes
from prodready.project.services.production import Production, place, spot
from prodready.project.storage.stores import QUERY, WRITE, Stores

_OWN_WAY = frozenset({"django", "drf", "pyramid"})
_PROBES = re.compile(r"health|ready|readiness|alive|live(?:z|ness)|ping|heartbeat|status|version", re.I)
_PROBES_BY_NAME = frozenset(
    ("health", "healthy", "healthz", "healthcheck", "ready", "readiness", "alive", "liveness", "livez", "heartbeat")
)
_WEB = re.compile(
    r"^(?:fastapi\.(?:HTTPException|Request|Response|Depends|APIRouter|WebSocket|Header|Cookie|Query|Path|Body|Form|Security)"
    r"|fastapi\.(?:requests|responses|exceptions)\.\w+|starlette\.(?:requests|responses|exceptions)(?:\.\w+)?"
    r"|flask\.(?:request|jsonify|abort|make_response|session|redirect|Response|Request|flash|render_template|url_for)"
    r"|quart\.(?:request|jsonify|abort|make_response|session|redirect|Response)|werkzeug\.exceptions\.\w+"
    r"|django\.http(?:\.\w+)*|django\.shortcuts\.(?:render|redirect|get_object_or_404)"
    r"|rest_framework\.(?:response|request|views|viewsets|decorators)\.\w+"
    r"|pyramid\.(?:httpexceptions|request|response|view)(?:\.\w+)?"
    r"|litestar\.(?:Request|Response|get|post|put|patch|delete|Controller|Router)|litestar\.exceptions\.\w+"
    r"|aiohttp\.web(?:\.\w+)?|sanic\.(?:response|request|exceptions)(?:\.\w+)?|tornado\.web\.\w+|falcon\.(?:HTTP\w+|Request|Response)"
    r"|bottle\.(?:request|response|abort|redirect|HTTPError))$"
)

_EXTENDS = re.compile(r"^(?:cornice|venusian|pyramid\.interfaces|zope\.interface)(?:\.|$)")

_SERVICES = frozenset({"service", "services", "usecase", "usecases", "interactor", "interactors"})
"""Like the words of repositories only what names a layer and nothing else: managers, providers and gateways are many things."""
_OTHER = re.compile(r"(?:views?|admin|urls?|apis?|endpoints?|routes?|routers?|middleware|apps?|deps|dependencies)\.py$")


_ROUTED = re.compile(r"(?:^|/)(?:controllers?|views?|routes|routers?|endpoints?|handlers?|deps|dependencies)$")
"""Folders of modules that answer requests, or give the framework what those need, whatever each is about."""
_OF_CODE = re.compile(r"(?:^|\.)models(?:\.\w+)*\.Repository$")
"""A table of repositories, which are the service's subject then, such as those of git."""


@finding(
    code="ARC101",
    name="layer-violation",
    section="architecture",
    severity=Severity.WARNING,
    question="Does a layer reach past the next one?",
    why="What is tied to HTTP or to the database cannot be used or tested without it.",
    fix="Move queries into the repository, raise domain errors in services, and translate them where requests end.",
    effort=Effort.HOURS,
    references=("https://www.cosmicpython.com/book/chapter_04_service_layer.html",),
)
def rule(production: Production, layers: Layers, routes: Routes, stores: Stores, reach: Reach) -> Iterator[Finding]:
    """Handlers that query, services that know HTTP, repositories that know who calls them."""
    if not {SERVICES, REPOSITORIES} & set(layers.modules):
        return
    yield from _handlers(production, routes, stores, reach)
    yield from _services(production, layers)
    yield from _repositories(production, layers)


def _handlers(production: Production, routes: Routes, stores: Stores, reach: Reach) -> Iterator[Finding]:
    seen: set[tuple[str, int]] = set()
    for route in routes.http:
        if route.framework in _OWN_WAY or any(_PROBES.search(part) for part in route.segments[-2:]):
            continue
        for handler in route.handlers:
            for path, function in handler_functions(handler, reach.types):
                if not route.segments and _PROBES_BY_NAME & set(words_of(function.name)):
                    continue  # the probe of a service that answers it at its root
                if handler.behind:
                    continue  # a function of a layer below, which a handler made for it calls
                if (path, function.index) not in seen and production.in_application(path):
                    seen.add((path, function.index))
                    yield from _queries(path, function, stores, reach)


def _queries(path: str, function: Function, stores: Stores, reach: Reach) -> Iterator[Finding]:
    """One finding at the first query that a handler runs itself."""
    for call in reach.calls_in(path, function.index):
        touch = stores.touch(path, call)
        if touch is None or touch.verb not in (QUERY, WRITE) or touch.technology.category != "database":
            continue
        if touch.verb == QUERY and _is_handed_on(reach.types.symbols.modules[path], function, call):
            continue
        message = f"the handler {function.name} runs queries itself"
        level = Confidence.HIGH if touch.certain else Confidence.MEDIUM
        yield spot("ARC101", Severity.WARNING, place(path, call), message, level)
        return


def _is_handed_on(module: Module, function: Function, call: Call) -> bool:
    """Whether a queryset is only made: what it is passed to runs it, or the decorator that returns one page of it."""
    if ".objects." not in call.name:
        return False
    chain = {call.index}
    for other in module.calls[call.index + 1 :]:
        if other.receiver in chain:
            chain.add(other.index)
    if any(module.calls[index].flags & Flag.RETURNED for index in chain):
        made = [module.call(item) or item for item in function.decorators]
        return any(last_word(getattr(item, "name", "")) == "paginate" for item in made)
    takers = [
        each
        for each in module.calls_of(call.scope)
        if any(isinstance(item, CallRef) and item.index in chain for item in each.arguments)
    ]
    return bool(takers) and not any(each.name.startswith(("builtins.", "django.")) for each in takers)


def _services(production: Production, layers: Layers) -> Iterator[Finding]:
    routed = {posixpath.dirname(path) for path in layers.modules.get(ROUTES, ())}
    for path in layers.modules.get(SERVICES, ()):
        if posixpath.dirname(path) in routed and not _is_own_name(path):
            continue  # ``service/`` with the routes is the application
        if not _is_named(path, _SERVICES) or _extends_framework(production.snapshot.modules[path]):
            continue
        seen: set[int] = set()
        for item in production.snapshot.modules[path].imports:
            if _WEB.match(item.target) and not item.flags & Flag.TYPING and item.line not in seen:
                seen.add(item.line)
                message = f"the service module imports {item.target}"
                where = Location(path, item.line, 0, item.line, 0)
                yield spot("ARC101", Severity.WARNING, where, message, Confidence.MEDIUM)


def _extends_framework(module: Module) -> bool:
    """Whether a module is HTTP's own: Cornice calls its resources services, and an extension speaks its interfaces."""
    return any(_EXTENDS.match(item.target) for item in module.imports)


def _repositories(production: Production, layers: Layers) -> Iterator[Finding]:
    for path in layers.modules.get(REPOSITORIES, ()):
        imports = production.snapshot.modules[path].imports
        if not _is_named(path, REPOSITORY_WORDS) or _is_of_services(production.snapshot.modules[path]):
            continue
        if any(_OF_CODE.search(item.target) for item in imports):
            continue
        for item in imports:
            if item.flags & Flag.TYPING:
                continue
            for target in imported(path, item, production.symbols):
                layer = layers.of.get(target)
                named = layer == ROUTES or (layer == SERVICES and _is_named(target, _SERVICES))
                if named and target != path:
                    message = f"the repository module imports {target} of the {layer}"
                    where = Location(path, item.line, 0, item.line, 0)
                    yield spot("ARC101", Severity.WARNING, where, message, Confidence.MEDIUM)


def _is_of_services(module: Module) -> bool:
    """Whether what a folder of repositories holds are services by their classes (``crud/orders.py`` with ``OrderService``),
    which may call each other."""
    last = {words_of(cls.name)[-1:] for cls in module.classes}
    return any(_SERVICES.intersection(each) for each in last) and not any(
        REPOSITORY_WORDS.intersection(each) for each in last
    )


def _is_own_name(path: str) -> bool:
    """Whether a module is called a service itself."""
    return bool(_SERVICES & set(words_of(posixpath.basename(path).removesuffix(".py"))))


def _is_named(path: str, words: frozenset[str]) -> bool:
    """Whether the module's own name or its folder's says the layer in so many words, and no other layer's."""
    folder, _, file = path.rpartition("/")
    if _OTHER.match(file):
        return False
    named = words_of(file.removesuffix(".py"))[-1:]
    if _ROUTED.search(folder):
        return False  # a controller of services, which are the subject there
    return folder.rpartition("/")[2] in words or bool(words & set(named))
