"""Whether the application has a system of record, through what, and where it is opened.

A cache, a queue, an object store, a search index or a read-only warehouse alone is not persistence (``checklist.md``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from prodready.api import Evidence, fact
from prodready.facts.files import APPLICATION_ROLES
from prodready.facts.python import Call, Const, Module
from prodready.project.constants import Constants
from prodready.project.memory import MemoryStores
from prodready.project.snapshot import Snapshot
from prodready.project.stores import MODEL_BASES, QUERY, WRITE, Stores, Technology, Touch
from prodready.project.types import Types

SCHEMALESS = frozenset({"mongodb", "dynamodb", "cassandra"})
_SCHEMALESS_NAMES = frozenset(
    {"Firestore", "DynamoDB", "MongoEngine", "Beanie", "ODMantic", "Motor", "PyMongo", "Mongo asyncio"}
)

ENGINES = {
    "sqlalchemy.ext.asyncio.create_async_engine": True,
    "sqlalchemy.ext.asyncio.async_engine_from_config": True,
    "sqlmodel.ext.asyncio.create_async_engine": True,
    "sqlalchemy.create_engine": False,
    "sqlalchemy.engine.create_engine": False,
    "sqlalchemy.engine_from_config": False,
    "sqlmodel.create_engine": False,
    "flask_sqlalchemy.SQLAlchemy": False,
    "asyncpg.create_pool": True,
    "asyncpg.connect": True,
    "psycopg_pool.AsyncConnectionPool": True,
    "psycopg_pool.ConnectionPool": False,
    "psycopg.AsyncConnection.connect": True,
    "psycopg.connect": False,
    "psycopg2.connect": False,
    "psycopg2.pool.ThreadedConnectionPool": False,
    "psycopg2.pool.SimpleConnectionPool": False,
    "pymysql.connect": False,
    "MySQLdb.connect": False,
    "mysql.connector.connect": False,
    "aiomysql.create_pool": True,
    "aiopg.create_pool": True,
    "aiopg.sa.create_engine": True,
    "aiosqlite.connect": True,
    "sqlite3.connect": False,
    "databases.Database": True,
    "quart_db.QuartDB": True,
    "tortoise.Tortoise.init": True,
    "tortoise.contrib.fastapi.register_tortoise": True,
    "tortoise.contrib.fastapi.RegisterTortoise": True,
    "tortoise.contrib.sanic.register_tortoise": True,
    "tortoise.contrib.aiohttp.register_tortoise": True,
    "tortoise.contrib.starlette.register_tortoise": True,
    "piccolo.engine.postgres.PostgresEngine": True,
    "piccolo.engine.sqlite.SQLiteEngine": True,
    "gino.Gino": True,
    "gino.ext.starlette.Gino": True,
    "motor.motor_asyncio.AsyncIOMotorClient": True,
    "pymongo.AsyncMongoClient": True,
    "pymongo.MongoClient": False,
    "flask_pymongo.PyMongo": False,
    "mongoengine.connect": False,
    "odmantic.AIOEngine": True,
    "beanie.init_beanie": True,
    "peewee.PostgresqlDatabase": False,
    "peewee.MySQLDatabase": False,
    "peewee.SqliteDatabase": False,
    "playhouse.db_url.connect": False,
    "playhouse.pool.PooledPostgresqlDatabase": False,
    "advanced_alchemy.extensions.litestar.SQLAlchemyAsyncConfig": True,
    "advanced_alchemy.config.SQLAlchemyAsyncConfig": True,
    "litestar.plugins.sqlalchemy.SQLAlchemyAsyncConfig": True,
    "litestar.contrib.sqlalchemy.plugins.SQLAlchemyAsyncConfig": True,
    "advanced_alchemy.extensions.litestar.SQLAlchemySyncConfig": False,
    "google.cloud.firestore.Client": False,
    "google.cloud.firestore.AsyncClient": True,
    "cassandra.cluster.Cluster": False,
}
"""Calls that open a database → whether it is used asynchronously."""

_LAST_NAMES = frozenset(name.rpartition(".")[2] for name in ENGINES)
_SQLITE_ONLY = frozenset(
    {"sqlite3.connect", "aiosqlite.connect", "peewee.SqliteDatabase", "piccolo.engine.sqlite.SQLiteEngine"}
)


@dataclass(frozen=True)
class Engine:
    """A place that opens a database. ``url`` is its constant address, empty where it is not constant."""

    path: str
    line: int
    name: str
    asynchronous: bool
    url: str = ""
    replaceable: bool = True  # a setting can point it elsewhere

    @property
    def evidence(self) -> Evidence:
        """The place."""
        return Evidence(self.path, self.line, f"{self.name.rpartition('.')[2]} opens the database")


@dataclass(frozen=True)
class Persistence:
    """The system of record. ``touches`` are the application's queries and writes of databases."""

    engines: tuple[Engine, ...]
    touches: tuple[Touch, ...]
    models: tuple[tuple[str, int, Technology], ...]  # path, line, technology of model classes
    memory: MemoryStores

    @cached_property
    def databases(self) -> tuple[str, ...]:
        """Names of the technologies in use, the most used first."""
        counts: dict[str, int] = {}
        for touch in self.touches:
            counts[touch.technology.name] = counts.get(touch.technology.name, 0) + 1
        for _, _, technology in self.models:
            counts[technology.name] = counts.get(technology.name, 0) + 1
        return tuple(sorted(counts, key=lambda name: (-counts[name], name)))

    @property
    def has_database(self) -> bool:
        """Whether a database is used."""
        return bool(self.models or self.touches)

    @property
    def present(self) -> bool:
        """Whether there is a system of record at all."""
        return self.has_database or bool(self.memory.found)

    @property
    def schemaless(self) -> bool:
        """Whether every database in use is one without a schema."""
        technologies = {touch.technology.name for touch in self.touches} | {item[2].name for item in self.models}
        return bool(technologies) and technologies <= _SCHEMALESS_NAMES

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Where it is opened, modelled or queried: at most three places."""
        found = [engine.evidence for engine in self.engines[:2]]
        found += [Evidence(path, line, f"{technology.name} model") for path, line, technology in self.models[:1]]
        found += [
            Evidence(touch.path, touch.line, f"{touch.technology.name} {touch.verb}") for touch in self.touches[:1]
        ]
        return tuple(found[:3])


@fact
def persistence(
    snapshot: Snapshot, types: Types, stores: Stores, constants: Constants, memory: MemoryStores
) -> Persistence:
    """Gather engines, models and queries of the application's modules."""
    engines: list[Engine] = []
    touches: list[Touch] = []
    models: list[tuple[str, int, Technology]] = []
    for path, module in snapshot.application():
        engines.extend(_engines(path, module, types, constants))
        touches.extend(
            touch
            for touch in stores.in_module(path)
            if touch.technology.category == "database" and touch.verb in (QUERY, WRITE)
        )
        for cls in module.classes:
            technology = stores.model(f"{path}:{cls.qualname}")
            if technology is not None:
                models.append((path, cls.line, technology))
    if not models and not any(touch.verb == WRITE for touch in touches) and not _writes(snapshot, touches):
        touches = [] if not engines else touches
    return Persistence(tuple(engines), tuple(touches), tuple(models), memory)


def _writes(snapshot: Snapshot, touches: list[Touch]) -> bool:
    """Whether any of the raw queries changes something: a statement that inserts, updates or deletes."""
    lines = {(touch.path, touch.line) for touch in touches}
    for path, module in snapshot.application():
        for call in module.calls:
            if (path, call.line) in lines and any(_is_change(module, argument) for argument in call.args[:1]):
                return True
    return False


def _is_change(module: Module, expr: object) -> bool:
    if isinstance(expr, Const) and isinstance(expr.value, str):
        return expr.value.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE", "REPLACE", "MERGE", "CREATE"))
    parts = getattr(expr, "parts", ())
    if parts:
        return _is_change(module, parts[0])
    index = getattr(expr, "index", None)
    if isinstance(index, int):
        return any(_is_change(module, argument) for argument in module.calls[index].args[:1]) or module.calls[
            index
        ].name.startswith(("sqlalchemy.insert", "sqlalchemy.update", "sqlalchemy.delete"))
    return False


def _engines(path: str, module: Module, types: Types, constants: Constants) -> list[Engine]:
    found = []
    for call in module.calls:
        last = call.name.rpartition(".")[2].lstrip(":%&")
        if not last[:1].isupper() and last not in _LAST_NAMES:
            continue
        name = types.symbols.resolve(path, call.name)
        if name not in ENGINES:
            name = _subclass(name, types)
        if name:
            url, replaceable = _address(path, call, constants, types)
            found.append(Engine(path, call.line, name, ENGINES[name], url, replaceable and name not in _SQLITE_ONLY))
    return found


def _subclass(name: str, types: Types) -> str:
    found = types.symbols.definition(name)
    if found is None or found.cls is None:
        return ""
    return next((base for base, _ in types.symbols.ancestors(found.path, found.cls) if base in ENGINES), "")


def _address(path: str, call: Call, constants: Constants, types: Types) -> tuple[str, bool]:
    """The constant address given to an engine, and whether a setting can replace it."""
    given = call.arg(0, "url") or call.kwarg("connection_string") or call.kwarg("dsn") or call.kwarg("db_url")
    text = constants.text(path, call.scope, given) or ""
    if isinstance(given, Const):
        return text, False
    origin = constants.origin(path, call.scope, given)
    return text, origin != "constant"


def database_settings(snapshot: Snapshot) -> bool:
    """Whether a Django settings module declares DATABASES."""
    return any(
        assign.target.lstrip(":&").startswith("DATABASES")
        for path, module in snapshot.modules.items()
        if snapshot.role(path) in APPLICATION_ROLES
        for assign in module.assigns
    )


KNOWN_MODEL_BASES = frozenset(MODEL_BASES)
