"""What a module holds, and whether that agrees with the layer which its name says."""

from __future__ import annotations

import re
from collections.abc import Iterable

from prodready.facts.python import Class, Flag, Function, Module, Ref, last_word
from prodready.project.code.symbols import Symbols
from prodready.project.layering.names import MODELS, REPOSITORIES, SERVICES, is_named, words_of
from prodready.project.layering.repositories import derives_from_library, is_repository, makes_repository
from prodready.project.storage.engine import ENGINES
from prodready.project.storage.own_runners import run_by
from prodready.project.storage.stores import QUERY, WRITE, Stores, Touch
from prodready.project.words import words

_MESSAGES = words("command commands query queries event events message messages handler handlers")
_HANDLES = words("handle execute run invoke __call__")
_MEDIATORS = words("mediatr mediatr_py diator didiator cqrs bazario pymediator lato")
"""Packages that hand commands, queries and events to their handlers."""
_STORAGE_WORDS = words("storage storages store stores backend backends persistence repository repositories repo repos")
_STORAGE_VERBS = words(
    "get put set save add remove delete exists list load store read write fetch find insert update upload download"
)
_OPENERS = words("create_engine create_async_engine sessionmaker async_sessionmaker scoped_session engine_from_config")
_CODING = words("dumps loads dump load encode decode serialize deserialize init__")
_GRAPHQL = frozenset(
    {"graphene", "graphene_django", "graphene_sqlalchemy", "strawberry", "strawberry_django", "ariadne"}
)
_SENT = frozenset({"pydantic.BaseModel", "msgspec.Struct", "sqlmodel.SQLModel"})
_FORGES = frozenset({"dulwich", "ghapi", "gidgethub", "git", "github", "githubkit", "gitlab", "pygit2"})
"""Packages for repositories of source code."""
_LEARNING = re.compile(
    r"(?:torch|tensorflow|keras|transformers|jax|flax|sklearn|xgboost|lightgbm|catboost|onnxruntime|joblib|splink|mlflow|diffusers|ultralytics)(?:\.|$)"
)

_OF_OTHERS = re.compile(
    r"django\.core\.mail\.backends\.|django\.contrib\.auth\.backends\.(?:Base|Model|AllowAllUsersModel|RemoteUser|AllowAllUsersRemoteUser)Backend$"
    r"|(?:allauth|dj_rest_auth|axes|mozilla_django_oidc|social_core|oauth2_provider)\."
)
"""Classes of libraries for mail, whose backends send it, and for logins, whose backends and adapters ask who a user is."""

_SERVING_OTHERS = re.compile(
    r"allauth\.socialaccount\.|ansible\.plugins\.|airflow\.(?:models|operators|hooks|sensors)\.|sphinx\.(?:directives|transforms)\."
)
"""Classes that programs for other work load what they call actions, operators and tasks by, and libraries providers."""

_ADMIN = re.compile(r"(?:^|\.)admin\.(?:\w+\.)*\w*(?:Admin|Inline|AdminSite|ListFilter|FieldListFilter|Filter)$")
"""Classes of Django's administration and of packages that dress it."""

_COMMAND = re.compile(r"(?:asyncclick|click|rich_click|cloup)\.(?:command|group)$")
"""Decorators that make a command of a function."""

_CODEC = re.compile(r"(?:^|\.)\w*JSON(?:Provider|Encoder|Decoder)$|^aiocache\.serializers\.")
"""Classes of libraries that turn values into JSON or bytes and back."""

_DOUBLE = re.compile(r"_*(?:Fake|Mock|Dummy|Stub)(?=[A-Z_])")
_STAND_IN = re.compile(rf"_*(?:In_?)?Memory|{_DOUBLE.pattern}")
_RECORDS = ("dataclass", "dataclass()", "NamedTuple", "TypedDict", "BaseModel", "Struct", "define", "frozen")
"""What makes a class a record."""
_TABLES = frozenset({"sqlalchemy.Table", "sqlalchemy.schema.Table", "pypika.Table"})


def opens_database(module: Module) -> bool:
    """Whether a module makes an engine or sessions of SQLAlchemy, or opens another database."""
    return any(
        call.name in ENGINES or (last_word(call.name) in _OPENERS and "sqlalchemy" in call.name)
        for call in module.calls
    )


def are_services(module: Module) -> bool:
    """Whether every class of a module is called a service."""
    return bool(module.classes) and all(words_of(cls.name)[-1:] == ("service",) for cls in module.classes)


def is_entity(path: str, module: Module, stores: Stores) -> bool:
    """Whether a module declares tables and has no function beside them."""
    return bool(tables_of(path, module, stores)) and all(each.owner >= 0 for each in module.functions if each.scope < 0)


def handles_messages(path: str, module: Module, symbols: Symbols) -> bool:
    """Whether a module in a folder of commands, queries or events holds a handler of them: a class of the repository's own
    kind (``CreateOrderHandler``) with a method that does what it is sent."""
    if not is_named(path, _MESSAGES):
        return False
    handlers = {
        cls.index
        for cls in module.classes
        if cls.name.endswith("Handler") and all(_is_of_messages(base) for base, _ in symbols.ancestors(path, cls))
    }
    return any(
        each.owner in handlers and each.name in _HANDLES and each.statements > 0 and len(each.taken) > 0
        for each in module.functions
    )


def _is_of_messages(base: str) -> bool:
    """Whether a base of a handler is the repository's, or of a package that hands messages to their handlers."""
    package = base.partition(".")[0]
    return ".py:" in base or package in _MEDIATORS or base in ("typing.Generic", "typing.Protocol", "abc.ABC")


def trained_folders(modules: Iterable[tuple[str, Module]]) -> frozenset[str]:
    """Folders called models that hold what is trained: a module in or below each trains or runs it."""
    found: set[str] = set()
    for path, module in modules:
        folders = path.split("/")[:-1]
        depths = [at for at, name in enumerate(folders, 1) if name in ("model", "models")]
        if depths and any(_LEARNING.match(item.target) for item in module.imports):
            found.add("/".join(folders[: depths[-1]]))
    return frozenset(found)


def holds_data(path: str, module: Module, symbols: Symbols, stores: Stores) -> bool:
    """Whether a module declares tables or models of what is sent."""
    return bool(tables_of(path, module, stores)) or any(symbols.derives(path, cls, _SENT) for cls in module.classes)


def agrees(layer: str, path: str, module: Module, symbols: Symbols, stores: Stores) -> bool:
    """Whether a module holds what the layer of its name is about."""
    if layer == REPOSITORIES and any(
        _is_of_others(path, cls, symbols, _OF_OTHERS) or _logs_in(module, cls) for cls in module.classes
    ):
        return False
    if layer == REPOSITORIES and any(item.target.partition(".")[0] in _GRAPHQL for item in module.imports):
        return False  # ``schema/queries.py`` answers what is asked in GraphQL
    asks = any(_asks_the_database(touch, stores) for touch in stores.in_module(path))
    if layer == REPOSITORIES and not asks and any(item.target.partition(".")[0] in _FORGES for item in module.imports):
        return False  # ``repo.py`` with a ``Repository`` of a forge
    if layer == REPOSITORIES and _is_command(path, module, symbols):
        return False  # ``import_repo.py`` works on one of another kind
    if layer == MODELS and any(_LEARNING.match(item.target) for item in module.imports):
        return False  # models that are trained
    if layer == MODELS:
        entities = any(_is_entity(path, module, cls, symbols) for cls in module.classes)
        return entities or bool(tables_of(path, module, stores)) or bool(declared_tables(module))
    if layer == SERVICES and any(_is_of_others(path, cls, symbols, _SERVING_OTHERS) for cls in module.classes):
        return False  # ``plugins/action/stock.py``, a provider of logins
    if layer == SERVICES and _is_of_admin(path, module, symbols):
        return False  # ``admin/jobs.py`` of Django says how jobs are shown
    if layer == SERVICES:
        library = any(derives_from_library(path, cls, symbols) for cls in module.classes)
        codecs = {cls.index for cls in module.classes if _is_of_others(path, cls, symbols, _CODEC)}
        return library or any(_acts(module, each) and each.owner not in codecs for each in module.functions)
    return (
        asks
        or any(is_repository(path, cls, symbols) for cls in module.classes)
        or any(makes_repository(path, call.name, symbols) for call in module.calls)
        or any(run_by(path, call, stores.types, stores) for call in module.calls)
        or (is_named(path, _STORAGE_WORDS) and _keeps_things(module) and not stores.has_database)
    )


def _is_of_admin(path: str, module: Module, symbols: Symbols) -> bool:
    """Whether every class of a module is a page of Django's administration, or a part of one."""
    return bool(module.classes) and all(
        any(_ADMIN.search(base) for base, _ in symbols.ancestors(path, cls)) for cls in module.classes
    )


def _asks_the_database(touch: Touch, stores: Stores) -> bool:
    """Whether a touch queries or writes, beside a database a database: the backend of a cache holds no queries."""
    kept = touch.technology.category == "database" or not stores.has_database
    return kept and touch.verb in (QUERY, WRITE)


def _is_command(path: str, module: Module, symbols: Symbols) -> bool:
    """Whether functions of a module are commands of a command line."""
    written = (module.written(item) for each in module.functions for item in each.decorators)
    return any(_COMMAND.match(symbols.resolve(path, name)) for name in written)


def _is_of_others(path: str, cls: Class, symbols: Symbols, others: re.Pattern[str]) -> bool:
    """Whether a class derives from one of a library that works by what is derived from it."""
    return any(others.search(base) for base, _ in symbols.ancestors(path, cls))


def _acts(module: Module, function: Function) -> bool:
    """Whether a function does more than give back a name: ``return rules``."""
    simple = function.statements == 1 and len(function.returned) == 1 and isinstance(function.returned[0], Ref)
    return function.statements > 0 and not simple


def _logs_in(module: Module, cls: Class) -> bool:
    """Whether a class is a backend for logins by its methods, as Django asks for them."""
    methods = {function.name for function in module.functions if function.owner == cls.index}
    return {"authenticate", "get_user"} <= methods


def _is_entity(path: str, module: Module, cls: Class, symbols: Symbols) -> bool:
    """Whether a class may describe a thing: it is neither empty, nor turns values into bytes, nor stands in for something in
    tests."""
    owners = {each.owner for each in module.assigns} | {each.owner for each in module.functions}
    held = cls.bases or cls.index in owners
    doubles = _DOUBLE.match(cls.name) and not is_record(module, cls)
    return bool(held) and not doubles and not _is_codec(module, cls) and not _is_of_others(path, cls, symbols, _CODEC)


def is_record(module: Module, cls: Class) -> bool:
    """Whether a class only holds what functions hand to each other."""
    return any(module.written(each).endswith(_RECORDS) for each in (*cls.decorators, *cls.bases))


def stands_in(module: Module) -> bool:
    """Whether a module holds nothing but what keeps things in memory for tests and trials."""
    return bool(module.classes) and all(_STAND_IN.match(cls.name) for cls in module.classes)


def _is_codec(module: Module, cls: Class) -> bool:
    """Whether a class only turns values into bytes and back (``PickleSerializer``), and describes none."""
    methods = {function.name.lstrip("_") for function in module.functions if function.owner == cls.index}
    return bool(methods) and methods <= _CODING and not any(item.owner == cls.index for item in module.assigns)


def _keeps_things(module: Module) -> bool:
    """Whether a class has the methods of a store, where no database tells (files, another service, memory)."""
    kept: dict[int, set[str]] = {}
    for function in module.functions:
        if function.owner >= 0 and function.name.partition("_")[0] in _STORAGE_VERBS:
            kept.setdefault(function.owner, set()).add(function.name.partition("_")[0])
    return any(len(verbs) > 1 for verbs in kept.values())


def declared_tables(module: Module) -> tuple[int, ...]:
    """The lines of tables that are declared by calls."""
    return tuple(call.line for call in module.calls if call.name in _TABLES)


def tables_of(path: str, module: Module, stores: Stores) -> tuple[Class, ...]:
    """The classes of a module that are tables."""
    declared = (cls for cls in module.classes if not cls.flags & Flag.TYPING)
    return tuple(cls for cls in declared if stores.model(f"{path}:{cls.qualname}") is not None)


def is_abstract(module: Module) -> bool:
    """Whether a module holds interfaces only: every class an ABC, a Protocol or one whose methods are left to others."""
    return bool(module.classes) and all(
        any(isinstance(base, Ref) and last_word(base.name) in ("ABC", "Protocol") for base in cls.bases)
        or _leaves_all(module, cls)
        for cls in module.classes
    )


def _leaves_all(module: Module, cls: Class) -> bool:
    """Whether the methods of a class do nothing but raise ``NotImplementedError``."""
    methods = [each for each in module.functions if each.owner == cls.index]
    return bool(methods) and all(
        each.statements == 1 and [*map(module.written, each.raised)] == ["builtins.NotImplementedError"]
        for each in methods
    )
