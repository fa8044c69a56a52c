"""Which routes of the service are liveness or readiness routes, told from their composed paths; who else serves such."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from prodready.api import Evidence, fact
from prodready.facts.documents import lines_of
from prodready.facts.files import Role
from prodready.facts.python import Call, Const, Function, Ref, Sub, last_word
from prodready.project.code.callers import Callers
from prodready.project.code.constants import Constants
from prodready.project.code.types import Types
from prodready.project.health.logins import Logins
from prodready.project.health.middleware import MIDDLEWARE, served
from prodready.project.health.names import (
    AMBIGUOUS,
    CHECKERS,
    DJANGO_SERVERS,
    LIBRARY_CALLS,
    LIBRARY_ROUTES,
    LIVENESS,
    MIDDLEWARES,
    NAMES,
    WITH_APPLICATION,
    below_resources,
    names_health,
    names_liveness,
    names_readiness,
    segments_of,
    word_of,
)
from prodready.project.html.names import PAGES
from prodready.project.layering.folders import PACKAGING
from prodready.project.requests.paths import FILE_ANSWERS
from prodready.project.routing.routes import Route, Routes, is_parameter
from prodready.project.routing.table import Outside, join
from prodready.project.services.django_settings import DjangoSettings
from prodready.project.services.kind import Services
from prodready.project.services.main_service import MainService
from prodready.project.snapshot import Snapshot

_RATIO = 6
"""An application with this many times fewer routes than another one is a helper of it."""
_DOMAIN = "is a resource of the domain"
_MEMBERS = frozenset({"PUT", "PATCH", "DELETE"})
_PLAIN_VIEWS = "django.views.generic."
"""Views that show a template or redirect, and ask nothing."""

_EXTENSION = re.compile(r"(?:[A-Za-z]\w*\.)+Health_?Checks?", re.IGNORECASE)
"""Extensions of packages outside that put health routes on the application which they are given."""
_OF_LOGINS = re.compile(
    r"(?:^|[._])(?:oidc|\w*auth(?!or)\w*|saml2?|sso|log_?in\w*|accounts?|registration|two_factor|otp|mfa|passwordless|magic_?link)(?:[._]|$)",
    re.IGNORECASE,
)
"""Words of packages for logins."""
_OF_FEW = re.compile(r"\?|format|version")
"""Parts of a path that probes know beforehand."""
_OF_CHECKS = re.compile(r"health|check|depend|component|probe|service", re.IGNORECASE)
"""Words of models for the state of a dependency."""


class Probe(msgspec.Struct, frozen=True):
    """A liveness or readiness route: one of the table, or what a library serves (``route`` is then None).

    ``login`` is what makes it ask for a user; ``checks`` tells whether the library checks dependencies (None: that
    cannot be seen).
    """

    path: str
    file: str
    line: int
    named_live: bool
    named_ready: bool
    route: Route | None = None
    library: str = ""
    checks: bool | None = False
    login: str = ""
    check: Evidence | None = None  # what the library is given to ask a dependency
    aside: bool = False  # of an application with far fewer routes than another one


class Health(msgspec.Struct, frozen=True):
    """The probes of the service; health-like routes that do not count, with the reason; and places where a package
    outside the repository adds all of its routes at the root, so that a missing route may be among them; ``routers`` that
    one makes, which may bring a route that says that they are there.
    """

    probes: tuple[Probe, ...]
    misses: tuple[tuple[Route, str], ...]
    elsewhere: tuple[Evidence, ...] = ()
    routers: tuple[Evidence, ...] = ()

    @property
    def live(self) -> tuple[Probe, ...]:
        """The liveness routes that anybody may call, of those with the plainest names; ``status`` of something may be that of
        another (``server_status``), and alone it says less than ``health``; those of readiness and of small programs only
        where there are no others, and those of parts come last."""
        found = [probe for probe in self.probes if probe.named_live and not probe.login]
        best = min(map(_plainness, found), default=None)
        kept = (probe for probe in found if _plainness(probe) == best)
        return tuple(sorted(kept, key=lambda probe: (_of_a_part(probe.path), probe.path.count("/"), probe.path)))


def _of_a_part(path: str) -> bool:
    """Whether a path leads through parts of the service (``/ai/pipelines/health``), not just below its name."""
    return below_resources(path) > 1


def _plainness(probe: Probe) -> tuple[bool, bool, bool, bool, bool, bool]:
    """What sets a liveness route behind others."""
    return (
        probe.aside,
        probe.named_ready,
        probe.route is None and probe.checks is None,  # told by the name of a package alone
        probe.library.startswith(_PLAIN_VIEWS),  # a page, or another address of the same route
        _qualified(probe.path),
        word_of(probe.path.rpartition("/")[2]) in AMBIGUOUS,
    )


def _qualified(path: str) -> bool:
    """Whether the last segment says whose status it is."""
    last = word_of(path.rpartition("/")[2])
    return last.endswith("status") and last not in ("status", "healthstatus")


@fact
def health(
    snapshot: Snapshot,
    routes: Routes,
    constants: Constants,
    django: DjangoSettings,
    logins: Logins,
    main: MainService,
    services: Services,
    callers: Callers,
) -> Health:
    """Sort the routes that are named for health."""
    probes: list[Probe] = []
    misses: list[tuple[Route, str]] = []
    project = frozenset(str(item.value).partition(".")[0] for item in django.of("ROOT_URLCONF"))
    own = project | _own(snapshot, routes)
    resources = frozenset(_resources(routes))
    installed = {str(entry.value) for entry in django.middleware}
    for route in (*routes.http, *served(snapshot, constants, installed)):
        segments = segments_of(route.path)
        live, ready = names_liveness(segments, own.intersection((*project, _top(route)))), names_readiness(segments)
        reason = _reason(route, main, live=live or ready) or _other(route, constants.types, segments)
        if route.framework == MIDDLEWARE and not route.wired:
            reason = "is answered by a middleware that the settings do not name"
        reason = reason or (
            _DOMAIN if route.answers("GET") and resources.intersection((segments, segments[:-1])) else ""
        )
        if reason:
            misses.append((route, reason))
        elif live or ready:
            login = logins.needed(route)
            probes.append(Probe(route.path, route.file, route.line, live, ready, route, login=login))
    misses.extend(
        (route, reason)
        for route, reason in routes.idle
        if names_liveness(segments_of(route.path)) or names_readiness(segments_of(route.path))
    )
    probes.extend(_outside(routes.outside))
    probes.extend(_mounted(routes.outside, snapshot, constants))
    probes.extend(_called(snapshot, constants))
    for entry in django.middleware:
        for path, checks in MIDDLEWARES.get(str(entry.value), ()):
            probes.append(Probe(path, entry.path, entry.line, True, checks, None, entry.value, checks))
    probes.extend(_of_servers(snapshot, django))
    small, alone = _small(routes, services), _alone(routes, services, callers)
    placed = (replace(each, aside=each.file.startswith(small) or each.file in alone) for each in probes)
    return Health(tuple(placed), tuple(misses), tuple(_elsewhere(routes.outside)), tuple(_routers(routes.outside)))


def _small(routes: Routes, services: Services) -> tuple[str, ...]:
    """The folders of applications with far fewer routes than another one has in its folder, which is not around them."""
    folders = {f"{posixpath.dirname(app.path)}/" for app in services.apps if "/" in app.path}
    counts = {folder: sum(route.file.startswith(folder) for route in routes.http) for folder in folders}
    largest = max(counts, key=lambda folder: counts[folder], default="")
    return tuple(
        folder
        for folder, count in counts.items()
        if count * _RATIO <= counts[largest] and not (folder.startswith(largest) or largest.startswith(folder))
    )


def _alone(routes: Routes, services: Services, callers: Callers) -> frozenset[str]:
    """The modules that make an application beside others, with far fewer routes in all that they import than there are."""
    made = {app.path for app in services.apps}
    targets: dict[str, set[str]] = {}
    for edge in callers.edges if len(made) > 1 else ():
        targets.setdefault(edge.source, set()).add(edge.target)
    counts = Counter(route.file for route in routes.http)
    few = set[str]()
    for path in made if targets else ():
        reached, queue = {path}, [path]
        while queue:
            fresh = targets.get(queue.pop(), set()) - reached
            reached |= fresh
            queue += fresh
        served = sum(counts[each] for each in reached)
        if served * _RATIO <= counts.total() - served:
            few.add(path)
    return frozenset(few)


def _resources(routes: Routes) -> Iterator[tuple[str, ...]]:
    """The paths named for health that are changed or taken out themselves (``DELETE /live``), or are collections whose members
    are, one by one (``DELETE /healthchecks/{number}``)."""
    for route in routes.http:
        segments = segments_of(route.path)
        if _MEMBERS.intersection(route.methods) and segments:
            named = word_of(segments[-1])
            of_member = named in LIVENESS and is_parameter(route.segments[-1])
            if of_member or (named in AMBIGUOUS and not route.answers("GET")):
                yield segments


def _of_servers(snapshot: Snapshot, django: DjangoSettings) -> Iterator[Probe]:
    """The probes of an installed application's own server, where what is deployed starts it."""
    for app in django.apps:
        if app.value not in DJANGO_SERVERS:
            continue
        started, served_paths = DJANGO_SERVERS[app.value]
        for path, document in snapshot.documents.items():
            if snapshot.role(path) in (Role.TEST, Role.DOCS, Role.TEMPLATE) or not snapshot.says(path, started):
                continue
            lines = ((number, text) for number, text in lines_of(document) if not text.lstrip().startswith("#"))
            line = next((number for number, text in lines if started.search(text)), 0)
            for served_path, checks in served_paths if line else ():
                yield Probe(served_path, path, line, not checks, checks, None, app.value, checks)


def _own(snapshot: Snapshot, routes: Routes) -> frozenset[str]:
    """Top-level packages that bear the service's own name, which a path may begin with: one that declares all routes, or
    that is packed by itself. Several in one service (Django's applications) are parts of the domain."""
    tops = {top for route in routes.http if (top := _top(route))}
    packed = {path.split("/")[-2] for path in snapshot.files if "/" in path and path.rpartition("/")[2] in PACKAGING}
    return frozenset(tops if len(tops) == 1 else tops & packed)


def _top(route: Route) -> str:
    """The top-level package that declares a route."""
    folders = [part for part in route.file.split("/")[:-1] if part not in ("src", "backend", "api", "server", "app")]
    return folders[0] if folders else ""


def _reason(route: Route, main: MainService, *, live: bool) -> str:
    """Why a route that bears such a name is none; empty if it is one, or does not bear such a name."""
    segments = segments_of(route.path)
    if not live:
        last = word_of(segments[-1]) if segments else ""
        return _DOMAIN if last in NAMES and route.answers("GET") else ""
    if not route.answers("GET"):
        return "does not answer GET"
    if _takes_parameter(route):
        return "takes a parameter"
    return "" if main.holds(route.file) else "belongs to a small service beside the main one"


def _other(route: Route, types: Types, segments: tuple[str, ...]) -> str:
    """Why an ambiguous name (``/status``) is none of health: its handler answers with a page or a file, which no probe
    reads, or with the list of a resource."""
    last = word_of(segments[-1]) if segments else ""
    if last not in AMBIGUOUS:
        return ""
    handlers = [(item.path, item.function) for item in route.handlers if item.function is not None]
    returned = [
        types.call_name(path, call) if (call := types.symbols.modules[path].call(value)) else ""
        for path, function in handlers
        for value in function.returned
    ]
    if returned and all(PAGES.match(name) or FILE_ANSWERS.match(name) for name in returned):
        return "answers with a page for people"
    listed = last == "status" and handlers and all(_lists(path, function, types) for path, function in handlers)
    return "answers with the list of a resource" if listed else ""


def _lists(path: str, function: Function, types: Types) -> bool:
    """Whether what is declared as the answer is a list, other than one of checks (``response_model=list[Parcel]``)."""
    decorators = map(types.symbols.modules[path].call, function.decorators)
    models = [model for call in decorators if call and (model := call.kwarg("response_model")) is not None]
    declared = next(iter(models), function.returns)
    if not isinstance(declared, Sub) or not isinstance(declared.index, Ref):
        return False
    name = types.symbols.expr_name(path, declared.value)
    return last_word(name).lower() in ("list", "sequence") and not _OF_CHECKS.search(last_word(declared.index.name))


def _takes_parameter(route: Route) -> bool:
    """Whether a part of the path varies; a configured prefix (``<?>``), a format and a version do not count."""
    varying = [part for part in route.segments if is_parameter(part) and not _OF_FEW.search(part)]
    return bool(varying) or is_parameter(route.segments[-1])


def _outside(items: tuple[Outside, ...]) -> Iterator[Probe]:
    for item in items:
        name = item.name.removesuffix("()").removesuffix(".as_view")
        if name in LIBRARY_ROUTES:
            known = LIBRARY_ROUTES[name]
            for below, checks in known:
                live = not checks or len(known) == 1
                yield Probe(join(item.prefix, below) or "/", item.file, item.line, live, checks, None, name, checks)
        elif name not in CHECKERS and (names_health(name) or names_liveness(segments_of(item.prefix))):
            seen = False if name.startswith(_PLAIN_VIEWS) else None
            yield Probe(item.prefix, item.file, item.line, True, False, None, name, seen)


def _mounted(items: tuple[Outside, ...], snapshot: Snapshot, constants: Constants) -> Iterator[Probe]:
    """The routes of applications of packages that run the checks which the service adds."""
    for item in items:
        if item.name in CHECKERS:
            below, checkers = CHECKERS[item.name]
            check = _called_first(snapshot, constants, checkers)
            path, asks = join(item.prefix, below), check is not None
            yield Probe(path, item.file, item.line, True, asks, None, item.name, asks, check=check)


def _is_given_application(call: Call) -> bool:
    given = (*call.args[:1], call.kwarg("app"))
    return any(isinstance(each, Ref) and last_word(each.name).lstrip(":%").endswith("app") for each in given)


def _called(snapshot: Snapshot, constants: Constants) -> Iterator[Probe]:
    for path, module in snapshot.application():
        for call in module.calls:
            resolved = constants.types.symbols.resolve(path, call.name)
            if resolved in CHECKERS:
                place, checkers = CHECKERS[resolved]
                check = _called_first(snapshot, constants, checkers)
                asks = check is not None
                yield Probe(place, path, call.line, True, asks, None, call.name, asks, check=check)
                continue
            known = LIBRARY_CALLS.get(resolved)
            if known is None and _EXTENSION.fullmatch(resolved) and _is_given_application(call):
                yield Probe("/", path, call.line, True, False, None, resolved, None)
            if known is not None and (call.args or known is not LIBRARY_CALLS[WITH_APPLICATION]):
                given = [constants.text(path, call.scope, item) or "" for item in call.args]
                place = next((text for text in given if text.startswith("/")), known[0])
                yield Probe(place, path, call.line, True, known[1], None, call.name, known[1])
        for item in module.assigns:
            if item.target.endswith(".config.HEALTH_ENDPOINT") and item.value == Const(True, item.line):
                yield Probe("/__health__/", path, item.line, True, False, None, "sanic_ext", False)


def _called_first(snapshot: Snapshot, constants: Constants, name: re.Pattern[str]) -> Evidence | None:
    resolve = constants.types.symbols.resolve
    made = ((path, call) for path, module in snapshot.application() for call in module.calls)
    found = ((path, call) for path, call in made if name.match(resolve(path, call.name)))
    return next((Evidence(path, call.line, f"{last_word(call.name)} asks a dependency") for path, call in found), None)


def _routers(items: tuple[Outside, ...]) -> Iterator[Evidence]:
    return (
        Evidence(item.file, item.line, f"{last_word(item.name)} may add routes of its own")
        for item in items
        if item.part
    )


def _elsewhere(items: tuple[Outside, ...]) -> Iterator[Evidence]:
    """``*core_urlpatterns``: the whole table of a package, put at the root, unless its name says that it is about logins;
    and what makes the application (``FlaskBase(__name__)``)."""
    for item in items:
        if item.whole:
            yield Evidence(item.file, item.line, f"{last_word(item.name).rpartition(':')[2]} may add routes of its own")
            continue
        whole = item.prefix in ("", "/") and item.name.rpartition(".")[2] == "urlpatterns"
        if whole and not _OF_LOGINS.search(item.name):
            yield Evidence(item.file, item.line, f"adds all routes of {item.name.rpartition('.')[0]}")
