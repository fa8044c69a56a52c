"""The route table: every route of the application with its prefixes composed and its handlers found."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

import msgspec
from msgspec.structs import replace

from prodready.api import Evidence, fact
from prodready.project.applications.apps import Apps
from prodready.project.code.constants import Constants
from prodready.project.code.named import Named
from prodready.project.code.types import Types
from prodready.project.routing import (
    aiohttp,
    bottle,
    cherrypy,
    classful,
    classy,
    connexion,
    dispatcher,
    django,
    falcon,
    fastapi,
    flask,
    guards,
    litestar,
    marked,
    mcp,
    nameko,
    ninja,
    ninja_extra,
    paste,
    pecan,
    pyramid,
    sanic,
    tornado,
    twisted,
    web_py,
    werkzeug,
)
from prodready.project.routing.context import Context
from prodready.project.routing.handed_out import handed_out
from prodready.project.routing.idle import idle
from prodready.project.routing.stubs import outlines
from prodready.project.routing.table import Collected, Declaration, Handler, Outside, join
from prodready.project.routing.uncalled import UNCALLED, uncalled
from prodready.project.snapshot import Snapshot

WRITES = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_PARAMETER = re.compile(r"[<{(:*\[]|^:")
_AROUND = re.compile(
    r"(?:/(?:api|v\d+|health\w*(?:/[\w-]+)?|live\w*|read(?:y|yz|iness)|ping|status|metrics|version|docs|openapi\.json|favicon\.ico|robots\.txt))*/?",
    re.IGNORECASE,
)
"""Paths that tell nothing of what a service is for."""
_ASIDE = re.compile(
    r"(?:(?:get|read|serve|show|api)_)?(?:home|homepage|root|health\w*|ping|version|favicon|robots(?:_txt)?|not_?found"
    r"|page_not_found|(?:docs|swagger|redoc|openapi)(?:_\w+)?|permission_denied|bad_request|server_error|(?:error|handler)_?\d*|error\w*_view)",
    re.IGNORECASE,
)
"""Names of handlers that tell as little."""
_INDEX = re.compile(r".*/(?:api|v\d+)/?")
"""Paths of an interface as a whole."""
_NOWHERE = (True, True, 1 << 30)


class Route(msgspec.Struct, frozen=True, dict=True):
    """One route under one full path, which starts with a slash and keeps parameters as the framework writes them.

    ``methods`` is empty where the declaration leaves them open. ``wired`` tells that an application is known to be at the
    top of its routers; ``file:line`` is the declaration; ``guards`` ask for a login before all routes of its router.
    """

    methods: tuple[str, ...]
    path: str
    handlers: tuple[Handler, ...]
    file: str
    line: int
    framework: str
    wired: bool
    protocol: str = "http"
    guards: tuple[str, ...] = ()

    @cached_property
    def segments(self) -> tuple[str, ...]:
        """The parts of the path, lower case, empty ones dropped."""
        return tuple(part for part in self.path.lower().split("/") if part)

    @cached_property
    def has_parameter(self) -> bool:
        """Whether a segment is a parameter."""
        return any(is_parameter(part) for part in self.segments)

    def answers(self, method: str) -> bool:
        """Whether it answers ``method`` (open declarations answer all; GET routes answer HEAD)."""
        return not self.methods or method in self.methods or (method == "HEAD" and "GET" in self.methods)

    @property
    def title(self) -> str:
        """As people write it: ``GET /api/users``."""
        return f"{'|'.join(self.methods) or 'ANY'} {self.path}"

    @property
    def evidence(self) -> Evidence:
        """Where it is declared."""
        return Evidence(self.file, self.line, self.title)


def is_parameter(segment: str) -> bool:
    """Whether one segment of a path is a parameter, in any framework's notation."""
    return bool(_PARAMETER.search(segment))


class Routes(msgspec.Struct, frozen=True, dict=True):
    """All routes, by file and line; what packages outside the repository add; and those that no application has, with
    the reason."""

    table: tuple[Route, ...]
    outside: tuple[Outside, ...]
    idle: tuple[tuple[Route, str], ...] = ()

    @cached_property
    def http(self) -> tuple[Route, ...]:
        """The routes that are not websockets."""
        return tuple(route for route in self.table if route.protocol == "http")

    @cached_property
    def files(self) -> frozenset[str]:
        """The files that declare routes or hold handlers."""
        return frozenset(route.file for route in self.table) | frozenset(
            handler.path for route in self.table for handler in route.handlers
        )

    @cached_property
    def _leading(self) -> dict[str, tuple[bool, bool, int]]:
        """The first handler in each file, or the first route whose handler is unknown: whether it is unknown, whether every
        service has such a one (``/``, ``/health``, a page of errors), and its line."""
        lines: dict[str, tuple[bool, bool, int]] = {}
        for route in self.table:
            around = bool(_AROUND.fullmatch(route.path) or _INDEX.fullmatch(route.path))
            if not route.handlers:
                lines[route.file] = min((True, around, route.line), lines.get(route.file, _NOWHERE))
            for handler in route.handlers:
                held = handler.function or handler.cls
                if held is not None:
                    aside = around or bool(_ASIDE.fullmatch(held.name))
                    lines[handler.path] = min((False, aside, held.line), lines.get(handler.path, _NOWHERE))
        return lines

    @cached_property
    def first(self) -> dict[str, int]:
        """The line of the first handler in each file, or of the first route whose handler is unknown; of those that every
        service has where there are no others."""
        return {path: line for path, (_, _, line) in self._leading.items()}

    @cached_property
    def telling(self) -> frozenset[str]:
        """The files with a handler of something that not every service has."""
        return frozenset(path for path, (_, around, _) in self._leading.items() if not around)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many handlers each file holds, those that many routes inherit once; or routes whose handlers are unknown."""
        unknown = (route.file for route in self.table if not route.handlers)
        return dict(Counter(itertools.chain((handler.path for handler in self.handlers), unknown)))

    @cached_property
    def handlers(self) -> tuple[Handler, ...]:
        """Every handler once."""
        seen: dict[tuple[str, int, int], Handler] = {}
        for route in self.table:
            for handler in route.handlers:
                key = (
                    handler.path,
                    handler.function.index if handler.function else -1,
                    handler.cls.index if handler.cls else -1,
                )
                seen.setdefault(key, handler)
        return tuple(seen.values())

    @property
    def searched(self) -> str:
        """What was looked at, for verdicts that found nothing."""
        return f"route table: {len(self.table)} routes in {len({route.file for route in self.table})} files"


_COLLECTORS = (
    (fastapi.collect, frozenset({"fastapi", "starlette", "fastapi_utils", "faststream", "robyn", "blacksheep"})),
    (
        flask.collect,
        frozenset(
            {
                "flask",
                "connexion",
                "quart",
                "apiflask",
                "flask_restful",
                "flask_restx",
                "flask_smorest",
                "quart_trio",
                "eve",
                "chalice",
                "microdot",
            }
        ),
    ),
    (django.collect, frozenset({"django", "rest_framework", "ninja", "ninja_extra"})),
    (ninja.collect, frozenset({"ninja", "ninja_extra"})),
    (ninja_extra.collect, frozenset({"ninja_extra"})),
    (litestar.collect, frozenset({"litestar", "starlite"})),
    (aiohttp.collect, frozenset({"aiohttp", "asab"})),
    (sanic.collect, frozenset({"sanic"})),
    (tornado.collect, frozenset({"tornado", "cyclone", "rest_tools"})),
    (twisted.collect, frozenset({"twisted"})),
    (falcon.collect, frozenset({"falcon"})),
    (pyramid.collect, frozenset({"pyramid", "cornice"})),
    (bottle.collect, frozenset({"bottle"})),
    (cherrypy.collect, frozenset({"cherrypy"})),
    (web_py.collect, frozenset({"web"})),
    (werkzeug.collect, frozenset({"werkzeug"})),
    (pecan.collect, frozenset({"pecan", "wsmeext"})),
    (mcp.collect, frozenset({"fastmcp", "mcp"})),
    (nameko.collect, frozenset({"nameko"})),
    (dispatcher.collect, dispatcher.PACKAGES),
    (classful.collect, classful.PACKAGES),
    (classy.collect, classy.PACKAGES),
    (marked.collect, marked.PACKAGES),
)
"""Each framework's collector, and the packages without which it has nothing to find."""


@fact
def routes(snapshot: Snapshot, types: Types, constants: Constants, named: Named, apps: Apps) -> Routes:
    """Collect the declarations of the application's modules and compose their prefixes."""
    without = uncalled(snapshot, types.symbols, named)
    found = _collected(snapshot, types, constants, without)
    if without and not any(router.top for router in found.routers.values()):  # others call what has no application
        without, found = {}, _collected(snapshot, types, constants, {})
    found.outside += (Outside(entry.maker, "", entry.path, entry.line, whole=True) for entry in apps.entries)
    found.outside += () if found.declarations else tuple(handed_out(apps.web, types.symbols))
    left = idle(found, snapshot, types.symbols, named, without)
    table = {route: left.get(item.router, "") for item in found.declarations for route in _composed(found, item)}
    if without:
        more = _collected(snapshot, types, constants, {})
        known = {(route.file, route.line) for route in table}
        for route in (route for item in more.declarations for route in _composed(more, item)):
            if (route.file, route.line) not in known:
                table[route] = UNCALLED
    outside = tuple(
        replace(item, prefix="/" + join(way.prefix, item.prefix).lstrip("/"))
        for item in found.outside
        for way in found.ways(item.router)
    )
    stubs = outlines((route.file, route.handlers) for route in table)
    ordered = sorted(
        (route for route in table if route.file not in stubs), key=lambda route: (route.file, route.line, route.path)
    )
    served = tuple(route for route in ordered if not table[route])
    return Routes(served, outside, tuple((route, table[route]) for route in ordered if table[route]))


def _collected(
    snapshot: Snapshot, types: Types, constants: Constants, without: Mapping[str, frozenset[int]]
) -> Collected:
    """What the collectors of all frameworks in use find, but for what some functions declare."""
    found = Collected()
    context = Context(types, constants, found, without)
    collectors = [collect for collect, packages in _COLLECTORS if context.uses(packages)]
    for path, _ in snapshot.application():
        for collect in collectors:
            collect(context, path)
    flask.untold(context, (path for path, _ in snapshot.application()))
    if context.uses(connexion.PACKAGES):
        connexion.collect(context, snapshot)
    if context.uses(paste.PACKAGES):
        paste.collect(context, snapshot)
    for path, _ in snapshot.application():
        guards.collect(context, path)
    return found


def _composed(found: Collected, declaration: Declaration) -> Iterator[Route]:
    """A declaration under every way into its router."""
    for way in found.ways(declaration.router):
        yield Route(
            declaration.methods,
            "/" + join(way.prefix, declaration.path).lstrip("/"),
            declaration.handlers,
            declaration.file,
            declaration.line,
            declaration.framework,
            way.wired,
            declaration.protocol,
            way.guards,
        )
