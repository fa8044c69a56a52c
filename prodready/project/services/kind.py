"""What kind of thing the repository is (service, worker, library, command-line tool), and its application objects.

A service builds a web application for others to call. An application object that only a tool's own command starts on
localhost (a viewer) does not make one, and neither does one in tests, examples, scripts or project templates.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

import msgspec

from prodready.api import Evidence, Verdict, fact, not_applicable, unknown
from prodready.facts.files import APPLICATION_ROLES, Role
from prodready.facts.python import Call, CallRef, Const, Expr, Flag, Module, Ref, last_word
from prodready.project.applications.answering import answering
from prodready.project.applications.apps import CONSTRUCTORS, App, Apps, helper_folders
from prodready.project.code.constants import Constants
from prodready.project.code.types import Types
from prodready.project.containers.deployments import daemons, deployment_folders, lenders
from prodready.project.layout.dependencies import Dependencies
from prodready.project.layout.management import is_management_command
from prodready.project.layout.packages import Package
from prodready.project.layout.topology import Topology
from prodready.project.layout.unread import unread_entry
from prodready.project.services.context_only import lends_its_context
from prodready.project.snapshot import Snapshot
from prodready.project.words import words

__all__ = ["ASYNC_FRAMEWORKS", "CONSTRUCTORS", "App", "Services"]

ASYNC_FRAMEWORKS = frozenset(
    [
        "fastapi",
        "starlette",
        "litestar",
        "aiohttp",
        "sanic",
        "quart",
        "tornado",
        "twisted",
        "falcon-asgi",
        "robyn",
        "blacksheep",
        "mcp",
        "asgi",
        "esmerald",
        "ravyn",
        "emmett",
        "muffin",
        "microdot",
    ]
)
"""Frameworks whose handlers share one event loop, so that blocking calls hold up everybody."""

_SERVERS = words(
    """uvicorn.run waitress.serve werkzeug.serving.run_simple hypercorn.run granian.Granian aiohttp.web.run_app
    wsgiref.simple_server.make_server bottle.run"""
)
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
_ADDRESS = re.compile(r"\d+(?:\.\d+){3}|localhost|::\d?")
_FOR_SERVERS = re.compile(r"(?:^|/)(?:wsgi|asgi)(?:\.py|/\w+\.py)$|\.wsgi$")
_IMAGES = re.compile(r"(?:^|/)(?:docker|containers?|deploy(?:ment)?|images?)$")
"""Folders of images, which stand beside the packages that these run."""
_PROJECT_NAMES = frozenset({"ROOT_URLCONF", "application", "app"})
"""What a Django project's own entry points are bound to."""
_SHOWS = words("docs doc documentation examples example demo demos")
_BROWSERS = words(
    "webbrowser.open webbrowser.open_new webbrowser.open_new_tab webbrowser.get click.launch typer.launch"
)
_GUNICORN = words(
    "gunicorn.app.base.BaseApplication gunicorn.app.base.Application gunicorn.app.wsgiapp.WSGIApplication"
)
_MOUNTS = frozenset({"add_subapp", "mount", "add_domain"})
"""Methods that put an application below another one."""


class Services(msgspec.Struct, frozen=True, dict=True):
    """The application objects and workers of the repository, and what kind of thing it therefore is."""

    apps: tuple[App, ...]
    workers: tuple[App, ...]
    kind: str  # service, worker, cli or library
    reason: str
    template: bool = False  # source of projects to come, which stays unread: a library of a special kind
    unread: Evidence | None = None  # what may make the application and could not be read, where nothing else does
    handled: Evidence | None = None  # handlers that a package outside gives routes which cannot be seen

    def lacking(self, what: str) -> Verdict:
        """What a point for services says of anything else; it does not know where that could not be read."""
        if self.unread is None:
            return not_applicable(f"{what}: {self.reason}")
        return unknown(f"Whether this is a service is not known: {self.unread.path} could not be read.", self.unread)

    @property
    def is_service(self) -> bool:
        """Whether it builds a web application for others to call."""
        return self.kind == "service"

    @property
    def runs(self) -> bool:
        """Whether it is a service or a worker: something that is deployed."""
        return self.kind in ("service", "worker")

    @cached_property
    def frameworks(self) -> tuple[str, ...]:
        """The web frameworks, the one with most application objects first; those of small helpers beside each other last."""
        helpers = helper_folders(self.apps)
        main = Counter(app.framework for app in self.apps if app.path.rpartition("/")[0] not in helpers)
        counts = Counter(app.framework for app in self.apps)
        return tuple(sorted(counts, key=lambda name: (-main[name], -counts[name], name)))

    def modules(self, snapshot: Snapshot) -> tuple[str, ...]:
        """The files that make the applications and workers; all application files where none is made."""
        made = tuple(dict.fromkeys(app.path for app in (*self.apps, *self.workers)))
        return made or tuple(path for path, info in snapshot.files.items() if info.role in APPLICATION_ROLES)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Where the applications are made."""
        return tuple(Evidence(app.path, app.line, f"{app.framework} application") for app in self.apps[:3])


@fact
def services(
    snapshot: Snapshot, constants: Constants, apps: Apps, topology: Topology, dependencies: Dependencies
) -> Services:
    """Decide the kind by the application objects unless the configuration forces it."""
    deployments = (*deployment_folders(snapshot), *daemons(snapshot, topology.packages))
    deployed = bool(deployments)
    deployments += lenders(snapshot, topology.packages)
    served = any(
        _is_for_servers(path) and _binds_application(module) and not topology.beside(path)
        for path, module in snapshot.application()
    )
    web, bare = (_run(made, snapshot, topology, deployments, served=served) for made in (apps.web, apps.bare))
    if not web and (deployed or any(package.scripts for package in topology.packages)):
        web = bare
    if not deployed and not served and _is_viewer(snapshot, constants, web, topology.packages):
        web = ()
    if apps.workers and lends_its_context(snapshot, web):
        web = ()
    if snapshot.kind:
        return Services(web, apps.workers, snapshot.kind, "set by configuration")
    if web:
        return Services(web, apps.workers, "service", f"builds a {web[0].framework} application")
    workers = apps.workers or (apps.schedulers if deployed else ())
    if workers and (deployed or not any(package.published for package in topology.packages)):
        return Services((), workers, "worker", f"runs a worker of {workers[0].framework}")
    answers = answering(snapshot, constants.types.symbols) if deployed else ()
    if answers:
        first = answers[0]
        handled = Evidence(first.path, first.line, f"is given its routes by {first.framework}, which cannot be seen")
        reason = f"answers requests with handlers of {first.framework}"
        return Services(answers, apps.workers, "service", reason, handled=handled)
    return _without_app(snapshot, apps, topology.packages, unread_entry(snapshot, dependencies))


def _without_app(snapshot: Snapshot, apps: Apps, found: Sequence[Package], unread: Evidence | None) -> Services:
    roles = Counter(snapshot.role(path) for path in snapshot.modules)
    if roles[Role.TEMPLATE] and roles[Role.TEMPLATE] >= roles[Role.APPLICATION]:
        return Services((), apps.workers, "library", "a project template; audit a project that it generates", True)
    commands = any(snapshot.role(path) is Role.CLI and not is_management_command(path) for path in snapshot.modules)
    published = [package for package in found if package.published]
    if commands and (not published or any(package.scripts for package in published)):
        return Services((), apps.workers, "cli", "no web application; command-line modules", unread=unread)
    return Services((), apps.workers, "library", "no web application and no worker", unread=unread)


def _run(
    made: Sequence[App], snapshot: Snapshot, topology: Topology, deployments: Sequence[str], *, served: bool
) -> tuple[App, ...]:
    """The applications that are no components; where a distribution has one of its own, all that it installs are run."""
    own = {app for app in made if not _is_component(app, snapshot, topology, deployments, served=served)}
    owners = {topology.package_of(app.path) for app in own}
    return tuple(
        app for app in made if app in own or (topology.package_of(app.path) in owners and not topology.beside(app.path))
    )


def _is_component(
    app: App, snapshot: Snapshot, topology: Topology, deployments: Sequence[str], *, served: bool
) -> bool:
    """Whether a published distribution makes the application for those who install it, not to run it itself.

    So does whatever stands beside what it installs (a demo, a project to try it out), and so do plugins and libraries by
    their own word, unless these bring a command and an application to offer; and packages of the index that construct it
    in a method of a class or in their command line, need no framework, are put below the application that a caller
    hands in, or offer an API of Django without a project around it. What is deployed, what has a module that servers
    are pointed at (``served``) or hands it to Gunicorn itself, and a command with a schema that it migrates is
    meant to be run.
    """
    owner = topology.package_of(app.path)
    migrated = any(role is Role.MIGRATION for role in map(snapshot.role, snapshot.modules))
    if owner is None or not owner.published or _is_deployed(app, owner, deployments, migrated=migrated):
        return False
    if not owner.holds(app.path):
        return True
    name = app.symbol.rpartition(":")[2]
    if app.framework == "django":
        return name not in _PROJECT_NAMES and not (served and _is_for_servers(app.path))
    if owner.scripts and migrated:
        return False
    if owner.plugin or (owner.library and not (owner.scripts and _is_offered(app, snapshot.modules[app.path]))):
        return True
    if served or (owner.scripts and _starts_gunicorn(snapshot.modules[app.path])):
        return False
    held = app.call >= 0 and snapshot.modules[app.path].calls[app.call].owner >= 0
    parts = held or "." in name or app.framework in ("wsgi", "asgi") or snapshot.role(app.path) is Role.CLI
    return parts or _is_put_below(app, snapshot.modules[app.path])


def _starts_gunicorn(module: Module) -> bool:
    """Whether a module has a server of its own made by Gunicorn, which nobody does for a look at localhost."""
    bases = (base for cls in module.classes for base in cls.bases if isinstance(base, Ref))
    return any(base.name in _GUNICORN for base in bases)


def _is_deployed(app: App, owner: Package, deployments: Sequence[str], *, migrated: bool) -> bool:
    """Whether an image stands beside the application, or runs the package: that of a library or a plugin stands at its
    own root, or in a folder for it, if the repository has a schema that it migrates."""
    inner = (each for each in deployments if each != owner.folder and each.startswith(owner.folder))
    if any(app.path.startswith(f"{folder}/") for folder in inner):
        return True
    if owner.library or owner.plugin:
        near = owner.folder in deployments or (migrated and any(_IMAGES.search(folder) for folder in deployments))
        return near and owner.holds(app.path)
    return bool(deployments)


def _is_offered(app: App, module: Module) -> bool:
    """Whether a module or a factory hands the application out: not what a function keeps to itself, nor a trial run, nor
    what shows the library's documents."""
    if app.call < 0 or module.calls[app.call].has(Flag.MAIN) or _SHOWS.intersection(app.path.split("/")[:-1]):
        return False
    scope = module.calls[app.call].scope
    return scope < 0 or bool(module.functions[scope].returned)


def _is_put_below(app: App, module: Module) -> bool:
    """Whether the function that makes an application mounts it below one that it is given (``setup(app)``)."""
    scope = module.calls[app.call].scope if app.call >= 0 else -1
    if scope < 0:
        return False
    function = module.functions[scope]
    names = {item.target for item in module.assigns if item.value == CallRef(app.call, app.line)}
    return any(
        last_word(call.name) in _MOUNTS
        and call.name[0] == "%"
        and function.param(call.name[1:].partition(".")[0]) is not None
        and any(isinstance(item, Ref) and item.name in names for item in (*call.args, *dict(call.kwargs).values()))
        for call in module.calls_of(function.index)
    )


def _is_viewer(snapshot: Snapshot, constants: Constants, web: tuple[App, ...], found: tuple[Package, ...]) -> bool:
    """Whether a tool's own command starts the application on localhost only, or opens a browser for whoever gave it.

    A start for development is none, nor is a command that nothing installs, since the project says nothing of how it is built.
    """
    if not any(package.offers_commands for package in found) or any(app.framework == "django" for app in web):
        return False
    if _opens_browser(snapshot, constants.types):
        return True
    framed = frozenset(app.symbol for app in web if app.symbol)
    starts = [
        (path, call)
        for path, module in snapshot.application()
        for call in module.calls
        if not call.has(Flag.MAIN) and _starts(path, call, constants.types, framed) and not _is_debugged(call)
    ]
    return bool(starts) and all(_is_local(path, call, constants) for path, call in starts)


def _opens_browser(snapshot: Snapshot, types: Types) -> bool:
    return any(
        types.symbols.resolve(path, call.name) in _BROWSERS
        for path, module in snapshot.application()
        for call in module.calls
        if last_word(call.name) in ("open", "open_new", "open_new_tab", "get", "launch")
    )


def _is_for_servers(path: str) -> bool:
    """Whether a module is named as the one that a WSGI or ASGI server is pointed at."""
    return bool(_FOR_SERVERS.search(path))


def _binds_application(module: Module) -> bool:
    return any(assign.target in (":app", ":application") for assign in module.assigns)


def _starts(path: str, call: Call, types: Types, framed: frozenset[str]) -> bool:
    last = call.name.rpartition(".")[2]
    if last not in ("run", "serve", "run_simple", "run_app", "make_server", "Granian", "listen"):
        return False
    if types.symbols.resolve(path, call.name) in _SERVERS:
        return True
    typed = types.call_name(path, call).rpartition(".")[0]
    return (
        typed.removesuffix("()") in CONSTRUCTORS or types.symbols.resolve(path, call.name).rpartition(".")[0] in framed
    )


def _is_debugged(call: Call) -> bool:
    """Whether a server is started for its developers, always or by a setting; an option of a command is none."""
    given = call.kwarg("debug")
    return (isinstance(given, Const) and given.value is True) or (isinstance(given, Ref) and given.name[0] not in "%:")


def _is_local(path: str, call: Call, constants: Constants) -> bool:
    """Whether a server listens on this machine only; frameworks' own default, where no host is given."""
    given: Expr | None = call.kwarg("host") or call.kwarg("address") or call.kwarg("hostname")
    given = given if given is not None else _spread_host(constants.types.symbols.modules[path], call)
    named = last_word(call.name) in ("run", "make_server", "run_simple")  # Flask's and its kin, and those of WSGI
    if given is None and named and _is_address(call.arg(0)):
        given = call.arg(0)
    if given is None and last_word(call.name) == "listen":  # Tornado's, which then answers every address
        given = call.arg(1)
        return given is not None and _is_loopback(path, call.scope, given, constants)
    return given is None or _is_loopback(path, call.scope, given, constants)


def _spread_host(module: Module, call: Call) -> Expr | None:
    """The host that a dict gives which is spread into a call: ``options["host"] = …``, then ``uvicorn.run(app, **options)``."""
    spread = call.kwarg("**")
    if not isinstance(spread, Ref):
        return None
    kept = (item for item in module.assigns_of(call.scope) if item.target == f"{spread.name}[]")
    return next((item.value for item in kept if isinstance(item.key, Const) and item.key.value == "host"), None)


def _is_address(expr: Expr | None) -> bool:
    return isinstance(expr, Const) and isinstance(expr.value, str) and bool(_ADDRESS.fullmatch(expr.value))


def _is_loopback(path: str, scope: int, expr: Expr, constants: Constants) -> bool:
    """Whether an address is a constant of this machine, or a parameter that has one for its default."""
    if isinstance(expr, Ref) and expr.name[0] == "%" and scope >= 0:
        param = constants.types.symbols.modules[path].functions[scope].param(expr.name[1:])
        if param is not None and param.default is not None:
            scope, expr = -1, param.default
    return constants.origin(path, scope, expr) == "constant" and constants.of(path, scope, expr) in _LOCAL
