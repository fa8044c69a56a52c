"""Where the application opens its database, at which address, and whether a setting can point it elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.files import Role
from prodready.facts.python import Assign, Call, CallRef, Const, Expr, Fmt, Map, Module, Op, Ref, is_literal, last_word
from prodready.project.code.constants import Constants
from prodready.project.code.passed import Passed
from prodready.project.code.types import Types
from prodready.project.services.django_settings import DjangoSettings, is_development
from prodready.project.snapshot import Snapshot

_ASYNC = """sqlalchemy.ext.asyncio.create_async_engine sqlalchemy.ext.asyncio.async_engine_from_config
sqlmodel.ext.asyncio.create_async_engine asyncpg.create_pool asyncpg.connect buildpg.asyncpg.create_pool
buildpg.asyncpg.create_pool_b buildpg.asyncpg.connect_b psycopg_pool.AsyncConnectionPool asyncpgsa.PG
asyncpgsa.create_pool psycopg.AsyncConnection.connect aiomysql.create_pool aiomysql.connect aiomysql.sa.create_engine
aiopg.create_pool aiopg.connect aiopg.sa.create_engine asyncmy.create_pool asyncmy.connect aioodbc.create_pool
aiosqlite.connect databases.Database quart_db.QuartDB tortoise.Tortoise.init tortoise.contrib.fastapi.register_tortoise
tortoise.contrib.fastapi.RegisterTortoise tortoise.contrib.sanic.register_tortoise
tortoise.contrib.aiohttp.register_tortoise tortoise.contrib.starlette.register_tortoise
tortoise.contrib.quart.register_tortoise piccolo.engine.postgres.PostgresEngine piccolo.engine.sqlite.SQLiteEngine
gino.Gino gino.ext.starlette.Gino gino.ext.sanic.Gino gino.ext.aiohttp.Gino motor.motor_asyncio.AsyncIOMotorClient
pymongo.AsyncMongoClient odmantic.AIOEngine beanie.init_beanie
advanced_alchemy.extensions.litestar.SQLAlchemyAsyncConfig advanced_alchemy.config.SQLAlchemyAsyncConfig
litestar.plugins.sqlalchemy.SQLAlchemyAsyncConfig litestar.contrib.sqlalchemy.plugins.SQLAlchemyAsyncConfig
google.cloud.firestore.AsyncClient azure.cosmos.aio.CosmosClient alchemical.aio.Alchemical psqlpy.ConnectionPool psqlpy.connect
peewee_async.PostgresqlDatabase peewee_async.PooledPostgresqlDatabase peewee_async.MySQLDatabase peewee_async.PooledMySQLDatabase
edgedb.create_async_client gel.create_async_client"""
_SYNC = """sqlalchemy.create_engine sqlalchemy.engine.create_engine sqlalchemy.engine_from_config
sqlalchemy.engine.engine_from_config sqlmodel.create_engine flask_sqlalchemy.SQLAlchemy psycopg_pool.ConnectionPool
psycopg.connect psycopg2.connect psycopg2.pool.ThreadedConnectionPool psycopg2.pool.SimpleConnectionPool
pymysql.connect MySQLdb.connect mysql.connector.connect sqlite3.connect pymongo.MongoClient flask_pymongo.PyMongo
mongoengine.connect flask_mongoengine.MongoEngine peewee.PostgresqlDatabase peewee.MySQLDatabase peewee.SqliteDatabase
playhouse.db_url.connect playhouse.pool.PooledPostgresqlDatabase playhouse.pool.PooledPostgresqlExtDatabase
playhouse.pool.PooledMySQLDatabase playhouse.pool.PooledSqliteDatabase playhouse.postgres_ext.PostgresqlExtDatabase
playhouse.cockroachdb.CockroachDatabase playhouse.sqlite_ext.SqliteExtDatabase
advanced_alchemy.extensions.litestar.SQLAlchemySyncConfig google.cloud.firestore.Client azure.cosmos.CosmosClient
cassandra.cluster.Cluster alchemical.Alchemical alchemical.flask.Alchemical arango.ArangoClient py2neo.Graph
google.cloud.datastore.Client google.cloud.ndb.Client google.cloud.spanner.Client
google.cloud.bigtable.Client
ZODB.DB ZODB.config.databaseFromURI pyramid_zodbconn.get_connection edgedb.create_client gel.create_client
apsw.Connection sqlite_utils.Database dataset.connect pydal.DAL tinydb.TinyDB"""
ENGINES = {**dict.fromkeys(_ASYNC.split(), True), **dict.fromkeys(_SYNC.split(), False)}
"""Calls that open a database → whether it is used asynchronously."""

_MEMORY = ":memory:"
"""SQLite's name for a database that goes with its process."""
_DATABASES = "django.db.DATABASES"
_DJANGO_TARGET = re.compile(r"[:&]DATABASES((?:\[\])*)$")
_DJANGO_UPDATE = re.compile(r":DATABASES((?:\[\])*)\.update$")
_NAMESPACES = frozenset(f"builtins.{name}().update" for name in ("vars", "globals", "locals"))
_LAST_NAMES = frozenset(name.rpartition(".")[2] for name in ENGINES)
_SQLITE_ONLY = frozenset(
    {"sqlite3.connect", "aiosqlite.connect", "peewee.SqliteDatabase", "piccolo.engine.sqlite.SQLiteEngine"}
    | {"apsw.Connection", "sqlite_utils.Database", "playhouse.pool.PooledSqliteDatabase"}
    | {"playhouse.sqlite_ext.SqliteExtDatabase"}
)
_FLASK = "flask_sqlalchemy.SQLAlchemy"
_FLASK_KEY = "SQLALCHEMY_DATABASE_URI"
_FLASK_VARIABLES = ("from_envvar", "from_prefixed_env")
_FLASK_READERS = frozenset({*_FLASK_VARIABLES, "from_pyfile", "from_file", "from_json"})
_FILE_LOADERS = frozenset({"spec_from_file_location", "load_source"})
_FLASK_UPDATES = (".config.update", ".config.from_mapping")
_ADDRESSES = ("url", "connection_string", "dsn", "db_url", "conninfo", "database", "uri")


class Engine(msgspec.Struct, frozen=True):
    """A place that opens a database. ``url`` is its constant address or the constant beginning of it.

    ``replaceable`` tells that a setting can point it at another database than its constant address says.
    """

    path: str
    line: int
    name: str
    asynchronous: bool
    url: str = ""
    replaceable: bool = True
    note: str = ""
    address: Evidence | None = None  # where its constant address stands, if apart
    passing: bool = False  # what opens it disposes of it too

    @property
    def is_sqlite(self) -> bool:
        """Whether it can open nothing but SQLite."""
        return not self.replaceable and (self.url.startswith(("sqlite", "file:")) or "qlite" in self.name)

    @property
    def in_memory(self) -> bool:
        """Whether its address names no file: what it holds goes with its process."""
        return self.url == "sqlite://" or _MEMORY in self.url

    @property
    def evidence(self) -> Evidence:
        """The place."""
        return Evidence(self.path, self.line, self.note or f"{self.name.rpartition('.')[2]} opens the database")


class Engines(msgspec.Struct, frozen=True):
    """Every place that opens a database: those of Django's settings alone where there are any."""

    found: tuple[Engine, ...]

    @property
    def only_sqlite(self) -> bool:
        """Whether there are engines, and none of them can open anything but SQLite."""
        return bool(self.found) and all(engine.is_sqlite for engine in self.found)


@fact
def engines(
    snapshot: Snapshot, types: Types, constants: Constants, settings: DjangoSettings, passed: Passed
) -> Engines:
    """Look at constructors and connects, at Flask's configuration and at Django's settings."""
    django = tuple(_django(snapshot, settings, constants))
    if django:
        return Engines(django)
    flask, address = _flask_address(snapshot, constants) or (None, None)
    made = [
        (path, engine)
        for path, module in snapshot.application()
        for engine in _made(path, module, constants, flask, passed)
    ]
    made = [
        (path, msgspec.structs.replace(engine, address=address) if engine.name == _FLASK else engine)
        for path, engine in made
    ]
    served = [engine for path, engine in made if snapshot.role(path) is not Role.CLI]
    return Engines(tuple(served or [engine for _, engine in made]))


def _made(path: str, module: Module, constants: Constants, flask: str | None, passed: Passed) -> Iterator[Engine]:
    types = constants.types
    for call in module.calls:
        last = last_word(call.name)
        if not last[:1].isupper() and last not in _LAST_NAMES:
            continue
        name = types.symbols.resolve(path, call.name)
        name = name if name in ENGINES else _ancestor(name, types)
        if not name:
            continue
        given = next((found for key in _ADDRESSES if (found := call.kwarg(key))), None) or call.arg(0)
        given = given if given is not None else _spread(path, call, constants)
        url = flask if name == _FLASK else _address(path, call.scope, given, constants, passed)
        place = None
        if url is None and name.startswith("tortoise."):
            url, place = _of_connections(path, call.scope, call.kwarg("config"), constants) or (None, None)
        replaceable, passing = url is None and name not in _SQLITE_ONLY, _is_passing(module, call)
        yield Engine(path, call.line, name, ENGINES[name], url or "", replaceable, address=place, passing=passing)


def _is_passing(module: Module, call: Call) -> bool:
    """Whether a function that runs to its end disposes of what it opens: one for a step of the set-up."""
    if call.scope < 0 or module.functions[call.scope].is_generator:
        return False
    kept = {item.target for item in module.assigns_of(call.scope) if item.value == CallRef(call.index, call.line)}
    return any(each.name.removesuffix(".dispose") in kept for each in module.calls_of(call.scope))


def _spread(path: str, call: Call, constants: Constants) -> Expr | None:
    """The address in a dict of the module that is spread into a call: ``create_engine(**options)``."""
    found = constants.follow(path, call.scope, call.kwarg("**"))
    if found is None or found[0] != path:
        return None
    return next((item for key in _ADDRESSES if (item := _entry(found[2], key)) is not None), None)


def _of_connections(
    path: str, scope: int, config: Expr | None, constants: Constants
) -> tuple[str, Evidence | None] | None:
    """The constant address of the first connection in Tortoise's configuration and its place, if all are constant."""
    found = _given_back(constants.follow(path, scope, config), constants)
    listed = _entry(found[2], "connections") if found is not None else None
    if found is None or not isinstance(listed, Map):
        return None
    given = [_entry(value, "engine") or value for _, value in listed.items]
    urls = [scheme(found[0], found[1], value, constants) for value in given]
    known = [url.rpartition(".")[2] if url.startswith("tortoise.") else url for url in urls if url is not None]
    if not known or len(known) < len(given):
        return None
    line = given[0].line if isinstance(given[0], Const) else 0
    return known[0], Evidence(found[0], line, "the engine of the connection") if line else None


def _given_back(found: tuple[str, int, Expr] | None, constants: Constants) -> tuple[str, int, Expr] | None:
    """What a function of the repository always returns where one is called; anything else is itself."""
    call = constants.types.symbols.modules[found[0]].call(found[2]) if found is not None else None
    made = constants.types.callee(found[0], call) if found is not None and call is not None else None
    if made is None or made.function is None or len(made.function.returned) != 1:
        return found
    return constants.follow(made.path, made.function.index, made.function.returned[0])


def _entry(expr: Expr, name: str) -> Expr | None:
    """What a dict that is spelt out holds under a name."""
    items = expr.items if isinstance(expr, Map) else ()
    return next((item for key, item in items if isinstance(key, Const) and key.value == name), None)


def _ancestor(name: str, types: Types) -> str:
    found = types.symbols.definition(name)
    if found is None or found.cls is None:
        return ""
    return next((base for base, _ in types.symbols.ancestors(found.path, found.cls) if base in ENGINES), "")


def _address(path: str, scope: int, expr: Expr | None, constants: Constants, passed: Passed) -> str | None:
    """The constant address, or the beginning of it; of a parameter if every caller gives one, by its default if need be."""
    url = scheme(path, scope, expr, constants)
    module = constants.types.symbols.modules[path]
    function = module.functions[scope] if scope >= 0 else None
    if url is not None or function is None or not isinstance(expr, Ref) or expr.name[0] != "%":
        return url
    bound = constants.types.bound(path, scope, expr.name)
    given = None if bound else passed.to(path, function, expr.name[1:])
    urls = [scheme(where, at, value, constants) for where, at, value in given or ()]
    return urls[0] if urls and all(url is not None and url.startswith("sqlite") for url in urls) else None


def scheme(path: str, scope: int, expr: Expr | None, constants: Constants, depth: int = 8) -> str | None:
    """The constant that an address begins with, whatever it goes on with; None where a setting decides."""
    if depth <= 0 or expr is None:
        return None
    if isinstance(expr, Const):
        return expr.value if isinstance(expr.value, str) else None
    if isinstance(expr, Fmt):
        return scheme(path, scope, expr.parts[0], constants, depth - 1) if expr.parts else None
    if isinstance(expr, Op) and expr.kind == "+":
        return scheme(path, scope, expr.items[0], constants, depth - 1)
    types = constants.types
    if isinstance(expr, CallRef):
        call = types.symbols.modules[path].calls[expr.index]
        wraps = call.name.rpartition(".")[2] in ("str", "make_url", "create", "URL", "format")
        return scheme(path, scope, call.arg(0, "drivername"), constants, depth - 1) if wraps else None
    if isinstance(expr, Ref):
        if expr.name[0] == "%" and "." not in expr.name:
            bound = types.bound(path, scope, expr.name)
            return scheme(path, scope, bound[0].value, constants, depth - 1) if len(bound) == 1 else None
        found = types.symbols.definition(types.symbols.resolve(path, expr.name))
        if found is not None and found.assign is not None:
            return _of_arms(found.path, found.assign, constants, depth - 1)
    return None


def _of_arms(path: str, assign: Assign, constants: Constants, depth: int) -> str | None:
    """What the address that a module binds begins with; of several that conditions choose from, only if all are SQLite's."""
    arms = [
        item
        for item in constants.types.symbols.modules[path].assigns
        if item.target == assign.target and item.scope == assign.scope and item.value is not None
    ]
    chosen = any(item.branch >= 0 for item in arms) and assign.target[:1] == ":"
    urls = [scheme(path, item.scope, item.value, constants, depth) for item in (arms if chosen else [assign])]
    return urls[0] if len(urls) == 1 or all(url is not None and url.startswith("sqlite") for url in urls) else None


def _flask_address(snapshot: Snapshot, constants: Constants) -> tuple[str, Evidence] | None:
    """The constant address and its place if every one in the configuration is constant and of SQLite, those of development
    aside, and the application takes in no configuration that the repository does not hold."""
    if any(_configured_outside(snapshot, path, module, constants) for path, module in snapshot.application()):
        return None
    found = [
        (
            is_development(f"{path}/{owner}"),
            scheme(path, scope, value, constants),
            Evidence(path, getattr(value, "line", 0) or 1, "the address"),
        )
        for path, module in snapshot.application()
        for owner, scope, value in _flask_values(module)
    ]
    served = [(url, place) for development, url, place in found if not development] or [item[1:] for item in found]
    fixed = [(url, place) for url, place in served if url is not None and url.startswith("sqlite")]
    return fixed[0] if fixed and len(fixed) == len(served) else None


def _configured_outside(snapshot: Snapshot, path: str, module: Module, constants: Constants) -> bool:
    """Whether Flask's configuration is read from the environment or from a file that is not in the repository."""
    for call in (call for call in module.calls if ".config." in call.name):
        head, _, last = call.name.rpartition(".")
        if not head.endswith(".config") or last not in _FLASK_READERS or _is_overridden(snapshot, module, call):
            continue
        name = constants.text(path, call.scope, call.arg(0, "filename")) if call.args or call.kwargs else None
        tracked = name and any(known.rpartition("/")[2] == name.rpartition("/")[2] for known in snapshot.files)
        if last in _FLASK_VARIABLES or not tracked:
            return True
    return any(call.name.endswith(".config.from_object") for call in module.calls) and any(
        map(_loads_file, module.calls)
    )


def _loads_file(call: Call) -> bool:
    """Whether a module is loaded from a file whose place is told elsewhere (``spec_from_file_location("config", path)``)."""
    location = call.arg(1, "location") or call.arg(1, "pathname")
    return last_word(call.name) in _FILE_LOADERS and location is not None and not isinstance(location, Const)


def _is_overridden(snapshot: Snapshot, module: Module, reader: Call) -> bool:
    """Whether what is read gives way to a dict with the address, which every caller in the application hands in."""
    function = module.functions[reader.scope] if reader.scope >= 0 else None
    if function is None:
        return False
    callers = (call for _, other in snapshot.application() for call in other.calls if call.args)
    given = [call.args for call in callers if last_word(call.name) == function.name]
    if not given or not all(any(_entry(item, _FLASK_KEY) for item in items) for items in given):
        return False
    inside = (call for call in module.calls_of(reader.scope) if call.args)
    updates = [call for call in inside if call.name.endswith(_FLASK_UPDATES) and call.line > reader.line]
    handed = (call.args[0] for call in (reader, *updates) if call.args)
    return any(isinstance(item, Ref) and function.param(item.name[1:]) for item in handed)


def _flask_values(module: Module) -> Iterator[tuple[str, int, Expr]]:
    for assign in module.assigns:
        named = last_word(assign.target) == _FLASK_KEY
        keyed = isinstance(assign.key, Const) and assign.key.value == _FLASK_KEY
        if (named or keyed) and assign.value is not None:
            owner = module.classes[assign.owner].name if assign.owner >= 0 else ""
            yield owner, assign.scope, assign.value
    for call in module.calls:
        given = (_entry(item, _FLASK_KEY) for item in call.args if isinstance(item, Map))
        for value in (call.kwarg(_FLASK_KEY) if call.kwargs else None, *given):
            if value is not None:
                yield "", call.scope, value


def _django(snapshot: Snapshot, settings: DjangoSettings, constants: Constants) -> Iterator[Engine]:
    for path in settings.modules:
        module = snapshot.modules[path]
        yield from _local_settings(path, module, constants)
        for assign in module.assigns:
            found = _DJANGO_TARGET.match(assign.target)
            if found is None or assign.value is None or is_literal(assign.value, None):
                continue
            if assign.owner < 0 or not is_development(module.classes[assign.owner].name):
                yield from _django_engines(path, assign, assign.value, found.group(1).count("["), constants)
        for call in module.calls:
            found = _DJANGO_UPDATE.match(call.name)
            if call.scope != -1 or not call.args:
                continue
            if found is not None:
                yield from _django_engines(path, call, call.args[0], found.group(1).count("["), constants)
            elif call.name in _NAMESPACES and not isinstance(call.args[0], Map):
                yield Engine(path, call.line, _DATABASES, False, note="settings read from elsewhere replace these")


def _local_settings(path: str, module: Module, constants: Constants) -> Iterator[Engine]:
    """``from local_settings import *`` behind ``DATABASES``, of a module that the repository does not hold."""
    set_at = [assign.line for assign in module.assigns if _DJANGO_TARGET.match(assign.target)]
    for item in module.imports:
        taken_in = item.local == "*" and set_at and item.line > set_at[0]
        if taken_in and not constants.types.symbols.resolve(path, item.target).endswith(".py"):
            yield Engine(path, item.line, _DATABASES, False, note="local settings replace these")


def _django_engines(path: str, place: Assign | Call, value: Expr, depth: int, constants: Constants) -> Iterator[Engine]:
    """The ``ENGINE`` of every alias of ``DATABASES``; what is no literal is decided by a setting. ``depth`` tells what
    is set: all aliases, one of them, or an entry of one, which matters only if it is the engine."""
    for alias in [item for _, item in value.items] if depth == 0 and isinstance(value, Map) else [value]:
        engine = _engine(path, alias, constants) if depth < 2 else value if _sets_engine(place) else None
        parsed = _parsed(path, place.scope, alias, constants)
        if parsed is not None:
            yield Engine(path, getattr(alias, "line", 0) or place.line, _DATABASES, False, parsed, False)
            continue
        if engine is None and (depth > 1 or (isinstance(place, Call) and isinstance(alias, Map))):
            continue
        named = (constants.text(path, place.scope, engine) or "").rstrip(".")
        text = _DATABASES if named in ("", "django.db.backends") else named
        fixed = engine is not None and constants.origin(path, place.scope, engine) == "constant"
        url = _MEMORY if constants.text(path, place.scope, _entry(alias, "NAME")) == _MEMORY else ""
        yield Engine(path, getattr(engine or alias, "line", 0) or place.line, text, False, url, not fixed)


def _engine(path: str, alias: Expr, constants: Constants) -> Expr | None:
    """The entry of an alias, or of a dict of the same module that is spread in it."""
    engine = _entry(alias, "ENGINE")
    spread = (
        [value.name for key, value in alias.items if key is None and isinstance(value, Ref)]
        if isinstance(alias, Map)
        else []
    )
    for name in spread if engine is None else ():
        found = constants.types.symbols.definition(constants.types.symbols.resolve(path, name))
        if found is not None and found.path == path and found.assign is not None and found.assign.value is not None:
            engine = engine or _entry(found.assign.value, "ENGINE")
    return engine


def _parsed(path: str, scope: int, alias: Expr, constants: Constants) -> str | None:
    """The constant address that dj-database-url takes apart."""
    call = constants.types.symbols.modules[path].call(alias)
    if call is None or constants.types.symbols.resolve(path, call.name) != "dj_database_url.parse":
        return None
    return scheme(path, scope, call.arg(0, "url"), constants)


def _sets_engine(place: Assign | Call) -> bool:
    return isinstance(place, Assign) and isinstance(place.key, Const) and place.key.value == "ENGINE"
