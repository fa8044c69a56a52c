"""Which layer each module of the application plays: routes, models, services or repositories (``checklist.md``, Terms).

The name of the module or of one of its folders tells the layer, the nearest name first, and what the module holds must
agree; a module that registers routes is a routes module whatever it is called.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from functools import cached_property

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.files import Role
from prodready.facts.python import Class, Const, Expr, Function, Module, Ref, last_word
from prodready.project.applications.apps import Apps, helper_folders
from prodready.project.code.symbols import Symbols
from prodready.project.routing.routes import Routes
from prodready.project.snapshot import Snapshot
from prodready.project.storage.own_runners import run_by
from prodready.project.storage.stores import QUERY, WRITE, Stores, Touch
from prodready.project.storage.tables import DJANGO_MANAGERS, has_no_table
from prodready.project.words import words

ROUTES, MODELS, SERVICES, REPOSITORIES = "routes", "models", "services", "repositories"
ORDER = (ROUTES, MODELS, SERVICES, REPOSITORIES)

_WORDS = {
    MODELS: """model models entity entities schema schemas domain table tables dto dtos serializer serializers form forms
    orm""",
    SERVICES: """service services usecase usecases interactor interactors flow flows manager managers task tasks job jobs
    provider providers logic business action actions operation operations workflow workflows""",
    REPOSITORIES: """repository repositories repo repos crud cruds dao daos storage storages store stores gateway gateways
    adapter adapters backends persistence query queries queryset querysets selector selectors""",
}
_ROUTE_WORDS = words(
    """routes route router routers api endpoint endpoints view views controller controllers resource resources handler
    handlers"""
)
_FEATURE_WORDS = _ROUTE_WORDS | words("blueprint blueprints urls")
"""What modules of routes are called inside a feature."""
_STORAGE_WORDS = words("storage storages store stores backend backends persistence repository repositories repo repos")
_STORAGE_VERBS = words(
    "get put set save add remove delete exists list load store read write fetch find insert update upload download"
)
_THINGS = words(
    "task tasks job jobs flow flows action actions operation operations workflow workflows provider providers"
)
"""Words of services that name things of many applications too."""
_RUN_BY_WORKERS = words("task shared_task periodic_task actor job")
"""What decorates the functions that a worker runs."""
_PREFIXES = words("crud dao repo repository repositories service services usecase model models schema schemas dto orm")
_MANAGERS = words("manager managers")
_OPENERS = words("create_engine create_async_engine sessionmaker async_sessionmaker scoped_session engine_from_config")
_CODING = words("dumps loads dump load encode decode serialize deserialize init__")
_VERBS = words("get post put patch delete head options")
_VIEWS = frozenset(f"{name}.py" for name in ("views", "urls", "routes", "router", "controllers"))
_ERRORS = (("exceptions",), ("exception",), ("errors",), ("error",))
_MIDDLEWARE = frozenset({"middleware", "middlewares"})
_GRAPHQL = frozenset(
    {"graphene", "graphene_django", "graphene_sqlalchemy", "strawberry", "strawberry_django", "ariadne"}
)
_LEARNING = re.compile(r"(?:torch|tensorflow|keras|transformers|jax|flax|sklearn|xgboost|lightgbm)(?:\.|$)")
_STEMS = {"backend.py": "backends"}
"""Modules whose names mean a layer though the same name of a folder does not (``backend/`` is half of a repository)."""
_COMPOUND = re.compile(r"(?!micro|web)[a-z]+(service|services|repository|repositories)")
LAYER_OF_WORD = {word: layer for layer, words in _WORDS.items() for word in words.split()}
_PHRASES = {"use_case": SERVICES, "use_cases": SERVICES, "data_access": REPOSITORIES, "unit_of_work": REPOSITORIES}

REPOSITORY_BASES = frozenset(
    {
        *(
            f"advanced_alchemy.SQLAlchemy{kind}"
            for kind in ("AsyncRepository", "SyncRepository", "AsyncRepositoryService")
        ),
        "advanced_alchemy.SQLAlchemySyncRepositoryService",
        "advanced_alchemy.repository.SQLAlchemyAsyncRepository",
        "advanced_alchemy.repository.SQLAlchemySyncRepository",
        "advanced_alchemy.repository.SQLAlchemyAsyncSlugRepository",
        "advanced_alchemy.service.SQLAlchemyAsyncRepositoryService",
        "advanced_alchemy.service.SQLAlchemySyncRepositoryService",
        "litestar.repository.AbstractAsyncRepository",
        "litestar.plugins.sqlalchemy.repository.SQLAlchemyAsyncRepository",
        "litestar.plugins.sqlalchemy.service.SQLAlchemyAsyncRepositoryService",
        "litestar.contrib.sqlalchemy.repository.SQLAlchemyAsyncRepository",
        "litestar.contrib.repository.AbstractAsyncRepository",
        "fastcrud.FastCRUD",
        "sqlalchemy_crud_plus.CRUDPlus",
        "sqlalchemy_crud_plus.crud.CRUDPlus",
        "fastcrud.crud.fast_crud.FastCRUD",
        "advanced_alchemy.service.SQLAlchemyAsyncReadOnlyRepositoryService",
        "advanced_alchemy.service.SQLAlchemyAsyncQueryService",
        "advanced_alchemy.extensions.litestar.service.SQLAlchemyAsyncRepositoryService",
        "advanced_alchemy.extensions.litestar.repository.SQLAlchemyAsyncRepository",
        "fastapi_users.db.SQLAlchemyUserDatabase",
        "fastapi_users_db_sqlalchemy.SQLAlchemyUserDatabase",
        *DJANGO_MANAGERS,
    }
)
"""Bases that make a class a repository: those of libraries, and Django's managers and querysets."""

_OF_OTHERS = re.compile(
    r"django\.core\.mail\.backends\.|django\.contrib\.auth\.backends\.(?:Base|Model|AllowAllUsersModel|RemoteUser|AllowAllUsersRemoteUser)Backend$"
    r"|(?:allauth|dj_rest_auth|axes|mozilla_django_oidc|social_core|oauth2_provider)\."
)
"""Classes of libraries for mail, whose backends send it, and for logins, whose backends and adapters ask who a user is."""

_COMMAND = re.compile(r"(?:asyncclick|click|rich_click|cloup)\.(?:command|group)$")
"""Decorators that make a command of a function."""

_JSON_CODEC = re.compile(r"(?:^|\.)\w*JSON(?:Provider|Encoder|Decoder)$")
"""Classes of libraries that turn values into JSON and back."""

REQUEST_HANDLERS = frozenset(
    {
        "tornado.web.RequestHandler",
        "tornado.websocket.WebSocketHandler",
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

PACKAGING = ("pyproject.toml", "setup.py", "Dockerfile", "Pipfile", "package.json")


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


def words_of(name: str) -> tuple[str, ...]:
    """The words of a module's or folder's name, lower case, CamelCase taken apart."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return tuple(part for part in re.split(r"[_\-.]+", parted.lower()) if part)


def named_layer(name: str) -> str:
    """The layer that one path segment names by its last word, or by an earlier one that is used for nothing else
    (``crud_users``, ``service_layer``; not ``query_runner``)."""
    for phrase, layer in _PHRASES.items():
        if phrase in name.lower():
            return layer
    *earlier, last = words_of(name) or ("",)
    known = (word for word in reversed(earlier) if word in _PREFIXES)
    return LAYER_OF_WORD.get(last) or next((LAYER_OF_WORD[word] for word in known), "")


@fact
def layers(snapshot: Snapshot, symbols: Symbols, stores: Stores, routes: Routes, apps: Apps) -> Layers:
    """Tell the layer of each module by name, and check it against the content."""
    containers = _deployables(snapshot) | _features(routes) | _entities(snapshot)
    containers |= {folder.rpartition("/")[0] for folder in helper_folders(apps.web)} | _applications(apps)
    declared = routes.counts
    declaring = frozenset(posixpath.dirname(path) for path in routes.files)
    found: dict[str, str] = {}
    mixed = []
    for path, module in snapshot.application():
        if path in routes.files:
            found[path] = ROUTES
            tables = tuple(each for each in _tables(path, module, stores) if not has_no_table(path, each, symbols))
            if module.lines > 150 and tables:
                mixed.append(Evidence(path, tables[0].line, f"{module.lines} lines with routes and tables together"))
            continue
        if snapshot.role(path) is Role.CLI:
            continue
        layer = _layer(path, module, symbols, stores, containers)
        answers = any(symbols.derives(path, cls, REQUEST_HANDLERS) for cls in module.classes)
        answers = answers or (layer == SERVICES and _answers_by_verb(path, module))
        beside = layer == SERVICES and posixpath.dirname(path) in declaring  # ``router.py`` gives them their addresses
        if answers and layer in ("", SERVICES, REPOSITORIES) and not beside:
            layer = ROUTES  # whose addresses are put together at run time
        if layer in ("", SERVICES, REPOSITORIES) and any(_is_given_a_path(module, each) for each in module.functions):
            layer = ROUTES  # of a router that is not known
        if layer == SERVICES and any(_ROUTERS.match(symbols.resolve(path, call.name)) for call in module.calls):
            layer = ROUTES  # ``route_manager.py`` that puts the routes together
        if layer == SERVICES and snapshot.role(path) is Role.SETTINGS:
            layer = ""  # what chooses or reads settings holds no business logic
        if not layer and not declared and module.functions and _is_named(path, _ROUTE_WORDS):
            layer = ROUTES  # of an application that no framework's routes tell
        if not layer and _tables(path, module, stores):
            layer = MODELS  # whatever its name (``db.py``)
        if layer:
            found[path] = layer
    holding = {
        path: max(tables, key=lambda cls: (cls.end_line - cls.line, -cls.line)).line
        for path, module in snapshot.application()
        if (tables := _tables(path, module, stores))
    }
    return Layers(found, tuple(mixed), declared, routes.first, holding)


def _answers_by_verb(path: str, module: Module) -> bool:
    """Whether a module in a folder of routes holds handlers with a method for a verb, whose base is a package's."""
    handlers = {cls.index for cls in module.classes if any(_is_handler_base(base) for base in cls.bases)}
    verbs = (each for each in module.functions if each.owner in handlers and each.name in _VERBS)
    return _is_named(path, _ROUTE_WORDS) and any(verbs)


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


def _deployables(snapshot: Snapshot) -> frozenset[str]:
    """Folders whose subfolders are packages or images of their own (``services/api/pyproject.toml``): their names tell
    nothing about layers."""
    found = set()
    for path in snapshot.files:
        folder, _, name = path.rpartition("/")
        if name in PACKAGING and "/" in folder:
            found.add(folder.rpartition("/")[0])
    return frozenset(found)


def _applications(apps: Apps) -> frozenset[str]:
    """Folders several modules of which make an application each (``services/movies.py``, ``services/users.py``)."""
    made = Counter(posixpath.dirname(path) for path in {app.path for app in apps.web})
    return frozenset(folder for folder, count in made.items() if count > 1)


def _features(routes: Routes) -> frozenset[str]:
    """Folders named for another layer that hold features with routes of their own (``domain/accounts/controllers/``)."""
    found = set()
    for path in routes.files:
        folders, stem = path.split("/")[:-1], path.rpartition("/")[2].removesuffix(".py")
        for at, name in enumerate(folders):
            is_thing = at + 1 == len(folders) and (name.lower() in _THINGS or _is_compound(name))
            below = [*folders[at + 1 :], *((stem,) if at + 1 < len(folders) or is_thing else ())]
            if named_layer(name) and any(_FEATURE_WORDS & set(words_of(part)) for part in below):
                found.add("/".join(folders[: at + 1]))
    return frozenset(found)


def _is_compound(name: str) -> bool:
    """Whether a folder is named for services of one kind (``payment_services/``), a thing of the application."""
    *earlier, last = words_of(name)
    return bool(earlier) and LAYER_OF_WORD.get(last) == SERVICES and not any(each in name.lower() for each in _PHRASES)


def _entities(snapshot: Snapshot) -> frozenset[str]:
    """Folders whose views stand in them: what is called a repository or a store there is a thing of the application
    (``api/repository/views.py`` beside ``api/account/views.py``), not its data access."""
    folders = {posixpath.dirname(path) for path, _ in snapshot.application() if posixpath.basename(path) in _VIEWS}
    return frozenset(folder for folder in folders if named_layer(posixpath.basename(folder)) == REPOSITORIES)


def _layer(path: str, module: Module, symbols: Symbols, stores: Stores, containers: frozenset[str]) -> str:
    folder, _, file = path.rpartition("/")
    names = [_STEMS.get(file, file.removesuffix(".py"))] if file != "__init__.py" else []
    while folder and folder not in containers:
        folder, _, name = folder.rpartition("/")
        names.append(name)
    if len(names) > 1 and named_layer(names[0]) == SERVICES and _says_more(names[1], names[0], module):
        names = names[1:] + names[:1]
    if len(names) > 1 and named_layer(names[1]) == MODELS and _is_namesake(path, names[0], module, stores):
        names = names[1:] + names[:1]
    keeps = _keeps(path, module, symbols) and not _tables(path, module, stores)
    if tuple(map(named_layer, names[:2])) == (MODELS, REPOSITORIES) and keeps:
        names = names[1:] + names[:1]  # ``repository/orm_notes.py``
    if len(names) > 1 and words_of(names[1])[-1:] == ("commands",) and named_layer(names[0]) == MODELS:
        names = names[1:]  # ``commands/schema.py`` is a command of that name
    if file != "__init__.py" and words_of(names[0])[-1:] in _ERRORS and not _tables(path, module, stores):
        return ""  # ``models/exceptions.py`` says what can go wrong, below any name of a layer
    if any(_MIDDLEWARE & set(words_of(name)) for name in names[:2]):
        return ""  # ``middleware/session_manager.py`` stands around the handlers, below no name of a layer
    for at, name in enumerate(names):
        layer = named_layer(name) or (_compound(name, module) if at == 0 and file != "__init__.py" else "")
        if layer == SERVICES and any(symbols.derives(path, cls, DJANGO_MANAGERS) for cls in module.classes):
            layer = REPOSITORIES  # ``managers.py`` of a Django application
        if at == 0:
            layer = _by_content(layer, path, module, stores)
        if layer and _agrees(layer, path, module, symbols, stores):
            return layer
    return ""


def _by_content(layer: str, path: str, module: Module, stores: Stores) -> str:
    """The layer of a module by what it holds, where its own name may be that of a thing: ``cold_storage.py`` with a
    ``ColdStorageService``, ``task.py`` that declares the tables of tasks."""
    if layer == REPOSITORIES and _are_services(module):
        layer = SERVICES
    if layer == SERVICES and words_of(posixpath.basename(path)[:-3])[-1] in _MANAGERS and _opens_database(module):
        return ""  # ``db/manager.py`` hands out sessions
    return MODELS if layer == SERVICES and _is_entity(path, module, stores) else layer


def _opens_database(module: Module) -> bool:
    """Whether a module makes an engine or sessions of SQLAlchemy."""
    return any(last_word(call.name) in _OPENERS and "sqlalchemy" in call.name for call in module.calls)


def _are_services(module: Module) -> bool:
    """Whether every class of a module is called a service."""
    return bool(module.classes) and all(words_of(cls.name)[-1:] == ("service",) for cls in module.classes)


def _keeps(path: str, module: Module, symbols: Symbols) -> bool:
    return any(is_repository(path, cls, symbols) for cls in module.classes)


def _says_more(folder: str, stem: str, module: Module) -> bool:
    """Whether the folder tells the layer of a module whose name may be that of a thing: ``models/oauth_provider.py`` is an
    entity and ``repositories/tasks.py`` keeps the tasks, unless a worker runs what it holds."""
    if named_layer(folder) == MODELS:
        return True
    if words_of(folder)[-1] not in _REPOSITORY_WORDS or words_of(stem)[-1] not in _THINGS:
        return False
    decorators = (last_word(module.written(item)) for each in module.functions for item in each.decorators)
    return _RUN_BY_WORKERS.isdisjoint(decorators)


def _is_namesake(path: str, stem: str, module: Module, stores: Stores) -> bool:
    """Whether a module describes the thing that it is named after (``models/repository.py`` with a ``Repository``) and asks
    no database, though such things keep others elsewhere."""
    named = any(words_of(cls.name) == words_of(stem) for cls in module.classes)
    asks = any(touch.verb in (QUERY, WRITE) for touch in stores.in_module(path))
    return named_layer(stem) == REPOSITORIES and len(words_of(stem)) == 1 and named and not asks


def _is_entity(path: str, module: Module, stores: Stores) -> bool:
    """Whether a module declares tables and has no function beside them."""
    return bool(_tables(path, module, stores)) and all(each.owner >= 0 for each in module.functions if each.scope < 0)


def _compound(stem: str, module: Module) -> str:
    """The layer of a module named in one word (``userservice.py``), also after its class (``usermanager.py`` with a
    ``UserManager``); a folder so named is more often a deployable."""
    joined = stem.strip("_").lower()
    found = _COMPOUND.fullmatch(joined)
    if found:
        return LAYER_OF_WORD[found[1]]
    spelt = next((words_of(cls.name) for cls in module.classes if cls.name.lower() == joined), ())
    own = len(spelt) > 1 and spelt[0] not in ("abstract", "base")  # what others derive from is not the layer itself
    return LAYER_OF_WORD.get(spelt[-1], "") if own else ""


def _agrees(layer: str, path: str, module: Module, symbols: Symbols, stores: Stores) -> bool:
    if layer == REPOSITORIES and any(
        _is_of_others(path, cls, symbols) or _logs_in(module, cls) for cls in module.classes
    ):
        return False
    if layer == REPOSITORIES and any(item.target.partition(".")[0] in _GRAPHQL for item in module.imports):
        return False  # ``schema/queries.py`` answers what is asked in GraphQL
    if layer == REPOSITORIES and _is_command(path, module, symbols):
        return False  # ``import_repo.py`` works on one of another kind
    if layer == MODELS and any(_LEARNING.match(item.target) for item in module.imports):
        return False  # models that are trained
    if layer == MODELS:
        entities = any(not _is_codec(module, cls) for cls in module.classes)
        return entities or bool(_tables(path, module, stores)) or _calls_table(module)
    if layer == SERVICES:
        library = any(symbols.derives(path, cls, REPOSITORY_BASES - DJANGO_MANAGERS) for cls in module.classes)
        codecs = {cls.index for cls in module.classes if _turns_into_json(path, cls, symbols)}
        return library or any(each.statements > 0 and each.owner not in codecs for each in module.functions)
    return (
        any(_asks_the_database(touch, stores) for touch in stores.in_module(path))
        or any(is_repository(path, cls, symbols) for cls in module.classes)
        or any(_makes_repository(path, call.name, symbols) for call in module.calls)
        or any(run_by(path, call, stores.types, stores) for call in module.calls)
        or (_is_named(path, _STORAGE_WORDS) and _keeps_things(module) and not stores.has_database)
    )


def _asks_the_database(touch: Touch, stores: Stores) -> bool:
    """Whether a touch queries or writes, beside a database a database: the backend of a cache holds no queries."""
    kept = touch.technology.category == "database" or not stores.has_database
    return kept and touch.verb in (QUERY, WRITE)


def _turns_into_json(path: str, cls: Class, symbols: Symbols) -> bool:
    """Whether a class tells a library how to write values down (``flask.json.provider.JSONProvider``)."""
    return any(_JSON_CODEC.search(base) for base, _ in symbols.ancestors(path, cls))


def _is_command(path: str, module: Module, symbols: Symbols) -> bool:
    """Whether functions of a module are commands of a command line."""
    written = (module.written(item) for each in module.functions for item in each.decorators)
    return any(_COMMAND.match(symbols.resolve(path, name)) for name in written)


def _is_of_others(path: str, cls: Class, symbols: Symbols) -> bool:
    return any(_OF_OTHERS.match(base) for base, _ in symbols.ancestors(path, cls))


def _logs_in(module: Module, cls: Class) -> bool:
    """Whether a class is a backend for logins by its methods, as Django asks for them."""
    methods = {function.name for function in module.functions if function.owner == cls.index}
    return {"authenticate", "get_user"} <= methods


def _is_codec(module: Module, cls: Class) -> bool:
    """Whether a class only turns values into bytes and back (``PickleSerializer``), and describes none."""
    methods = {function.name.lstrip("_") for function in module.functions if function.owner == cls.index}
    return bool(methods) and methods <= _CODING and not any(item.owner == cls.index for item in module.assigns)


def _is_named(path: str, names: frozenset[str]) -> bool:
    return any(names & set(words_of(part)) for part in path.removesuffix(".py").split("/")[-2:])


def _keeps_things(module: Module) -> bool:
    """Whether a class has the methods of a store, where no database tells (files, another service, memory)."""
    kept: dict[int, set[str]] = {}
    for function in module.functions:
        if function.owner >= 0 and function.name.partition("_")[0] in _STORAGE_VERBS:
            kept.setdefault(function.owner, set()).add(function.name.partition("_")[0])
    return any(len(verbs) > 1 for verbs in kept.values())


def _makes_repository(path: str, name: str, symbols: Symbols) -> bool:
    resolved = symbols.resolve(path, name)
    if resolved in REPOSITORY_BASES:
        return True
    found = symbols.definition(resolved)
    return found is not None and found.cls is not None and symbols.derives(found.path, found.cls, REPOSITORY_BASES)


_REPOSITORY_WORDS = frozenset({"repository", "repositories", "repo", "repos", "dao", "crud"})
"""Words that name a repository class whatever it holds; the others of the layer are names of many other things."""
_REPOSITORY_TAILS = words("base impl implementation generic mixin protocol interface abstract class port adapter")
_DATA_BASES = words("TypedDict NamedTuple Enum StrEnum BaseModel Struct Exception Schema Serializer Model")


def is_repository(path: str, cls: Class, symbols: Symbols) -> bool:
    """Whether a class is a repository by its name or by what it derives from; data about repositories is none."""
    bases = [base.rpartition(":")[2].rpartition(".")[2] for base, _ in symbols.ancestors(path, cls)]
    if _DATA_BASES.intersection(bases) or cls.name.endswith("Error"):
        return False
    if symbols.derives(path, cls, REPOSITORY_BASES):
        return True
    return any(_names_repository(name) for name in (cls.name, *bases))


def _names_repository(name: str) -> bool:
    """``UserRepo``, ``CRUDUser``, ``RepositoryGeneric``, ``TodoRepositoryImpl``; not ``GitHubRepositoryCreate``."""
    words = list(words_of(name))
    while len(words) > 1 and words[-1] in _REPOSITORY_TAILS:
        words.pop()
    return bool(words) and (words[-1] in _REPOSITORY_WORDS or words[0] in ("crud", "dao"))


def _calls_table(module: Module) -> bool:
    return any(call.name in ("sqlalchemy.Table", "sqlalchemy.schema.Table", "pypika.Table") for call in module.calls)


def _tables(path: str, module: Module, stores: Stores) -> tuple[Class, ...]:
    return tuple(cls for cls in module.classes if stores.model(f"{path}:{cls.qualname}") is not None)


def is_abstract(module: Module) -> bool:
    """Whether a module holds interfaces only (every class an ABC or a Protocol)."""
    return bool(module.classes) and all(
        any(isinstance(base, Ref) and base.name.rpartition(".")[2] in ("ABC", "Protocol") for base in cls.bases)
        for cls in module.classes
    )
