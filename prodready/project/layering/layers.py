"""Which layer each module of the application plays: routes, models, services or repositories (``checklist.md``, Terms).

The name of the module or of one of its folders tells the layer, the nearest name first, and what the module holds must
agree; a module that registers routes is a routes module whatever it is called.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from functools import cached_property

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.files import Role
from prodready.facts.python import Const, Expr, Function, Module, Ref, Sub, last_word
from prodready.project.applications.apps import Apps, helper_folders
from prodready.project.code.symbols import Symbols
from prodready.project.layering.contents import (
    agrees,
    are_services,
    declared_tables,
    handles_messages,
    holds_data,
    is_entity,
    is_record,
    opens_database,
    tables_of,
    trained_folders,
)
from prodready.project.layering.folders import (
    application_folders,
    deployable_folders,
    django_folders,
    entity_folders,
    feature_folders,
)
from prodready.project.layering.names import (
    LAYER_OF_WORD,
    MODELS,
    ORDER,
    REPOSITORIES,
    ROUTE_WORDS,
    ROUTES,
    SERVICES,
    THINGS,
    compound,
    holds_use_cases,
    is_named,
    named_layer,
    words_of,
)
from prodready.project.layering.repositories import REPOSITORY_WORDS, is_repository
from prodready.project.routing.routes import Routes
from prodready.project.routing.tornado import TORNADO_HANDLERS
from prodready.project.snapshot import Snapshot
from prodready.project.storage.stores import QUERY, WRITE, Stores
from prodready.project.storage.tables import DJANGO_MANAGERS, has_no_table
from prodready.project.words import words

_MANAGERS = words("manager managers")
_DATABASE = words("db database databases sqlalchemy")
_KEEPING = REPOSITORY_WORDS | words("gateway gateways persistence")
"""Folders in which a module named for a thing keeps it."""
_RUN_BY_WORKERS = words("task shared_task periodic_task actor job")
"""What decorates the functions that a worker runs."""
_VERBS = words("get post put patch delete head options")
_ERRORS = (("exceptions",), ("exception",), ("errors",), ("error",))
_PAGES = re.compile(r"views?")
_LOGINS = frozenset({"fastapi_users.BaseUserManager", "fastapi_users.manager.BaseUserManager"})
"""What an application tells the library of its logins by deriving from them."""
_AROUND = frozenset({"middleware", "middlewares", "telemetry", "observability", "tracing"})
"""Words of what stands around the handlers, or watches them."""
_SYNTAX = words("protobuf proto protos ast grammar syntax")
"""Words of folders whose modules stand for parts of a language (``protobuf/service_element.py``), not of the application."""
_STEMS = {"backend.py": "backends"}
"""Modules whose names mean a layer though the same name of a folder does not (``backend/`` is half of a repository)."""

REQUEST_HANDLERS = frozenset(
    {
        *TORNADO_HANDLERS,
        "aiohttp.web.View",
        "sanic.views.HTTPMethodView",
        "starlette.endpoints.HTTPEndpoint",
        "flask.views.View",
        "flask.views.MethodView",
        "flask_restful.Resource",
        "flask_restx.Resource",
    }
)
"""Classes of frameworks whose subclasses answer requests."""

_ROUTERS = re.compile(
    r"(?:starlette\.routing\.(?:Route|Mount|Router)|fastapi\.(?:routing\.)?(?:APIRouter|APIRoute)|litestar\.Router"
    r"|(?:flask|quart|sanic)\.Blueprint|aiohttp\.web\.(?:route|get|post|view)|django\.urls\.(?:re_)?path)$"
)
"""What modules construct that register routes."""


class Layers(msgspec.Struct, frozen=True, dict=True):
    """The layer of every application module that has one, by path."""

    of: dict[str, str]
    mixed: tuple[Evidence, ...]  # modules of more than 150 lines that hold both routes and tables
    declared: dict[str, int] = msgspec.field(default_factory=dict)  # how many routes each module declares or answers
    # the line of the first handler in each module that has one
    handlers: dict[str, int] = msgspec.field(default_factory=dict)
    # the line of the longest table in each module that declares some
    tables: dict[str, int] = msgspec.field(default_factory=dict)

    @cached_property
    def modules(self) -> dict[str, tuple[str, ...]]:
        """The modules of each layer that is present, in path order."""
        return {
            layer: found
            for layer in ORDER
            if (found := tuple(path for path in sorted(self.of) if self.of[path] == layer))
        }

    def within(self, holds: Callable[[str], bool]) -> Layers:
        """The layers of those modules alone of which ``holds`` is true."""
        of = {path: layer for path, layer in self.of.items() if holds(path)}
        return self if len(of) == len(self.of) else msgspec.structs.replace(self, of=of)


@fact
def layers(snapshot: Snapshot, symbols: Symbols, stores: Stores, routes: Routes, apps: Apps) -> Layers:
    """Tell the layer of each module by name, and check it against the content."""
    containers = deployable_folders(snapshot) | feature_folders(routes) | entity_folders(snapshot)
    containers |= {folder.rpartition("/")[0] for folder in helper_folders(apps.web)} | application_folders(apps)
    containers |= django_folders(snapshot)
    trained = tuple(f"{folder}/" for folder in trained_folders(snapshot.application()))
    declared = routes.counts
    declaring = frozenset(posixpath.dirname(path) for path in routes.files)
    found: dict[str, str] = {}
    mixed = []
    for path, module in snapshot.application():
        if path in routes.files:
            found[path] = ROUTES
            tables = tuple(each for each in tables_of(path, module, stores) if not has_no_table(path, each, symbols))
            if module.lines > 150 and tables:
                mixed.append(Evidence(path, tables[0].line, f"{module.lines} lines with routes and tables together"))
            continue
        if snapshot.role(path) is Role.CLI:
            continue
        layer = _layer(path, module, symbols, stores, containers)
        if layer == MODELS and path.startswith(trained) and not holds_data(path, module, symbols, stores):
            layer = ""  # beside models that are trained
        layer = _by_duty(layer, path, module, symbols, beside=posixpath.dirname(path) in declaring)
        if layer == SERVICES and snapshot.role(path) is Role.SETTINGS:
            layer = ""  # what chooses or reads settings holds no business logic
        unknown = not declared and bool(module.functions) and not _below_database(path)
        if not layer and unknown and is_named(path, ROUTE_WORDS):
            layer = ROUTES  # of an application that no framework's routes tell
        if not layer and tables_of(path, module, stores):
            layer = MODELS  # whatever its name (``db.py``)
        if layer:
            found[path] = layer
    holding = {
        path: max(tables, key=lambda cls: (cls.end_line - cls.line, -cls.line)).line
        for path, module in snapshot.application()
        if (tables := tables_of(path, module, stores))
    }
    return Layers(found, tuple(mixed), declared, routes.first, holding)


def _by_duty(layer: str, path: str, module: Module, symbols: Symbols, *, beside: bool) -> str:
    """The layer of a module that answers requests at addresses which no route table holds; any other keeps its own.

    ``beside``: a module of routes stands in its folder, which may give its handlers their addresses.
    """
    if layer not in ("", SERVICES, REPOSITORIES):
        return layer
    answers = any(symbols.derives(path, cls, REQUEST_HANDLERS) for cls in module.classes)
    answers = answers or (layer == SERVICES and _answers_by_verb(path, module))
    if answers and not (layer == SERVICES and beside):
        return ROUTES  # whose addresses are put together at run time
    if any(_is_given_a_path(module, each) for each in module.functions):
        return ROUTES  # of a router that is not known
    if layer == SERVICES and any(_ROUTERS.match(symbols.resolve(path, call.name)) for call in module.calls):
        return ROUTES  # ``route_manager.py`` that puts the routes together
    if layer == SERVICES and _are_routers(module):
        return ROUTES  # ``routers/router_services.py`` of a thing called service
    return layer


def _below_database(path: str) -> bool:
    """Whether a folder is named for the database, whose ``api.py`` other modules ask for rows."""
    return any(_DATABASE & set(words_of(part)) for part in path.split("/")[:-1])


def _answers_by_verb(path: str, module: Module) -> bool:
    """Whether a module in a folder of routes holds handlers with a method for a verb, whose base is a package's."""
    handlers = {cls.index for cls in module.classes if any(_is_handler_base(base) for base in cls.bases)}
    verbs = (each for each in module.functions if each.owner in handlers and each.name in _VERBS)
    return is_named(path, ROUTE_WORDS) and any(verbs)


def _are_routers(module: Module) -> bool:
    """Whether every class of a module derives from one that is called a router."""
    return bool(module.classes) and all(any(map(_is_router_base, cls.bases)) for cls in module.classes)


def _is_router_base(base: Expr) -> bool:
    base = base.value if isinstance(base, Sub) else base
    return isinstance(base, Ref) and base.name.endswith("Router")


def _is_given_a_path(module: Module, function: Function) -> bool:
    """Whether a decorator gives a function an address for a verb: ``@pages.post("/orders")``."""
    if function.scope >= 0 or function.owner >= 0:
        return False
    made = (call for item in function.decorators if (call := module.call(item)) is not None)
    return any(
        "." in call.name
        and last_word(call.name) in _VERBS
        and isinstance(path := call.arg(0), Const)
        and str(path.value).startswith("/")
        for call in made
    )


def _is_handler_base(base: Expr) -> bool:
    return isinstance(base, Ref) and base.name.endswith("Handler")


def _layer(path: str, module: Module, symbols: Symbols, stores: Stores, containers: frozenset[str]) -> str:
    file = posixpath.basename(path)
    names = _ordered(path, module, symbols, stores, _names(path, containers))
    if _names_none(path, names, module, stores):
        return ""
    if _keeps_things(path, names, stores):
        return REPOSITORIES
    for at, name in enumerate(names):
        layer = named_layer(name) or (compound(name, module) if at == 0 and file != "__init__.py" else "")
        if layer == SERVICES and _shows_things(name, names[at + 1 :]):
            continue
        if layer == MODELS and words_of(name)[-1] not in LAYER_OF_WORD and not _declares(path, module, symbols, stores):
            continue  # ``schema_registry.py`` that looks after what others describe
        layer = _by_bases(layer, path, module, symbols)
        if at == 0 or f"{name}.py" == file:
            layer = _by_content(layer, path, module, stores)
        elif layer == SERVICES and is_entity(path, module, stores):
            layer = MODELS  # ``providers/parcel.py`` that declares a table
        if layer and agrees(layer, path, module, symbols, stores):
            return layer
    return SERVICES if handles_messages(path, module, symbols) else ""


def _names(path: str, containers: frozenset[str]) -> list[str]:
    """The names of a module and of the folders round it, the nearest first, up to the application's own."""
    folder, _, file = path.rpartition("/")
    names = [_STEMS.get(file, file.removesuffix(".py"))] if file != "__init__.py" else []
    while folder and folder not in containers:
        folder, _, name = folder.rpartition("/")
        names.append(name)
    return names


def _ordered(path: str, module: Module, symbols: Symbols, stores: Stores, names: list[str]) -> list[str]:
    """The names with the folder's before the module's where that says more."""
    if len(names) < 2:
        return names
    stem, folder = named_layer(names[0]), named_layer(names[1])
    keeps = _keeps(path, module, symbols) and not tables_of(path, module, stores)
    if (
        (stem == SERVICES and _says_more(names[1], names[0], module))
        or (folder == MODELS and _is_namesake(path, names[0], module, stores))
        or ((stem, folder) == (MODELS, REPOSITORIES) and keeps)  # ``repository/orm_notes.py``
        or (stem == REPOSITORIES and holds_use_cases(names[1]))  # ``usecases/close_store.py``
    ):
        return names[1:] + names[:1]
    if words_of(names[1])[-1:] == ("commands",) and stem == MODELS:
        return names[1:]  # ``commands/schema.py`` is a command of that name
    return names


def _names_none(path: str, names: list[str], module: Module, stores: Stores) -> bool:
    """Whether a module says what can go wrong (``models/exceptions.py``), below any name of a layer, stands for a part of a
    language, or around the handlers (``middleware/session_manager.py``, ``telemetry/meter_provider.py``), below no name of one."""
    file = posixpath.basename(path)
    if file != "__init__.py" and words_of(names[0])[-1:] in _ERRORS and not tables_of(path, module, stores):
        return True
    syntax = len(names) > 1 and not _SYNTAX.isdisjoint(words_of(names[1]))
    return syntax or any(_AROUND & set(words_of(name)) for name in names[:2])


def _shows_things(name: str, outer: list[str]) -> bool:
    """Whether a name that may be a thing's stands below views (``views/operations/deploy.py``)."""
    return not THINGS.isdisjoint(words_of(name)[-1:]) and any(map(_PAGES.fullmatch, outer))


def _by_bases(layer: str, path: str, module: Module, symbols: Symbols) -> str:
    """The layer of what is named for services by what its classes derive from: ``managers.py`` of a Django application
    holds queries, and a manager of users is a hook of the login's library."""
    if layer != SERVICES:
        return layer
    if any(symbols.derives(path, cls, DJANGO_MANAGERS) for cls in module.classes):
        return REPOSITORIES
    return "" if any(symbols.derives(path, cls, _LOGINS) for cls in module.classes) else layer


def _by_content(layer: str, path: str, module: Module, stores: Stores) -> str:
    """The layer of a module by what it holds, where its own name may be that of a thing: ``cold_storage.py`` with a
    ``ColdStorageService``, ``task.py`` that declares the tables of tasks."""
    if layer == REPOSITORIES and are_services(module):
        layer = SERVICES
    if layer == SERVICES and words_of(posixpath.basename(path)[:-3])[-1] in _MANAGERS and opens_database(module):
        return ""  # ``db/manager.py`` hands out sessions
    return MODELS if layer == SERVICES and is_entity(path, module, stores) else layer


def _declares(path: str, module: Module, symbols: Symbols, stores: Stores) -> bool:
    """Whether a module declares entities, tables or records, or types of what is sent."""
    records = any(is_record(module, cls) for cls in module.classes)
    return records or bool(declared_tables(module)) or holds_data(path, module, symbols, stores)


def _keeps_things(path: str, names: list[str], stores: Stores) -> bool:
    """Whether a module of a folder for the database asks for the things that it is named for (``database/tasks.py``)."""
    thing = len(names) > 1 and not THINGS.isdisjoint(words_of(names[0])[-1:])
    named = thing and not _DATABASE.isdisjoint(words_of(names[1])[-1:])
    return named and any(touch.verb in (QUERY, WRITE) for touch in stores.in_module(path))


def _keeps(path: str, module: Module, symbols: Symbols) -> bool:
    return any(is_repository(path, cls, symbols) for cls in module.classes)


def _says_more(folder: str, stem: str, module: Module) -> bool:
    """Whether the folder tells the layer of a module whose name may be that of a thing: ``models/oauth_provider.py`` is an
    entity and ``repositories/tasks.py`` keeps the tasks, unless a worker runs what it holds."""
    if named_layer(folder) == MODELS:
        return True
    if words_of(folder)[-1] not in _KEEPING or words_of(stem)[-1] not in THINGS:
        return False
    decorators = (last_word(module.written(item)) for each in module.functions for item in each.decorators)
    return _RUN_BY_WORKERS.isdisjoint(decorators)


def _is_namesake(path: str, stem: str, module: Module, stores: Stores) -> bool:
    """Whether a module describes the thing that it is named after (``models/repository.py`` with a ``Repository``) and asks
    no database, though such things keep others elsewhere."""
    named = any(words_of(cls.name) == words_of(stem) for cls in module.classes)
    asks = any(touch.verb in (QUERY, WRITE) for touch in stores.in_module(path))
    return named_layer(stem) == REPOSITORIES and len(words_of(stem)) == 1 and named and not asks
