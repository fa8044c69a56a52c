"""Which calls touch a database, a cache, a queue or another service, told from the typed name of what is called.

The tables hold what the libraries' documentation says; a name that no table knows touches nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from prodready.api import fact
from prodready.facts.python import Call, Class, Const, Expr
from prodready.project.snapshot import Snapshot
from prodready.project.types import Types

QUERY, WRITE, SESSION, PROBE, CONNECT = "query", "write", "session", "probe", "connect"
"""What a touch does: reads or executes; adds or deletes; commit, flush, refresh …; asks for a sign of life; opens."""

_SESSION_VERBS = {
    **dict.fromkeys(
        ("execute", "scalars", "scalar", "stream", "stream_scalars", "get", "get_one", "query", "exec"), QUERY
    ),
    **dict.fromkeys(("add", "add_all", "delete", "merge", "bulk_save_objects", "bulk_insert_mappings"), WRITE),
    **dict.fromkeys(("bulk_update_mappings", "executemany", "executescript", "copy_records_to_table"), WRITE),
    **dict.fromkeys(("commit", "rollback", "flush", "refresh", "close", "begin", "expunge", "expire"), SESSION),
    **dict.fromkeys(("begin_nested", "connection", "run_sync", "remove"), SESSION),
}
_RAW_VERBS = {
    **dict.fromkeys(
        ("execute", "fetch", "fetchrow", "fetchval", "fetch_all", "fetch_one", "fetch_val", "iterate"), QUERY
    ),
    **dict.fromkeys(("executemany", "executescript", "copy_records_to_table", "execute_many", "copy_to_table"), WRITE),
    **dict.fromkeys(("commit", "rollback", "close", "transaction", "begin", "cursor"), SESSION),
    **dict.fromkeys(("ping", "is_closed"), PROBE),
    **dict.fromkeys(("connect", "acquire"), CONNECT),
}
_MONGO_VERBS = {
    **dict.fromkeys(("find", "find_one", "aggregate", "count_documents", "distinct", "find_one_and_update"), QUERY),
    **dict.fromkeys(("find_one_and_delete", "find_one_and_replace", "estimated_document_count", "find_by_id"), QUERY),
    **dict.fromkeys(("insert_one", "insert_many", "update_one", "update_many", "delete_one", "delete_many"), WRITE),
    **dict.fromkeys(("replace_one", "bulk_write", "drop", "create_index", "insert", "save", "remove"), WRITE),
    **dict.fromkeys(("command", "server_info", "ping"), PROBE),
}
_ENGINE_VERBS = {
    **dict.fromkeys(("find", "find_one", "count", "gets", "get"), QUERY),
    **dict.fromkeys(("save", "save_all", "delete", "remove"), WRITE),
}
_CACHE_VERBS = {
    **dict.fromkeys(("get", "mget", "hget", "hgetall", "lrange", "smembers", "exists", "ttl", "keys", "scan"), QUERY),
    **dict.fromkeys(("set", "setex", "mset", "hset", "lpush", "rpush", "sadd", "incr", "expire", "delete"), WRITE),
    **dict.fromkeys(("ping", "info", "time", "execute_command"), PROBE),
}
_MANAGER_VERBS = frozenset(
    [
        "all",
        "filter",
        "exclude",
        "get",
        "create",
        "get_or_create",
        "update_or_create",
        "bulk_create",
        "bulk_update",
        "update",
        "delete",
        "count",
        "exists",
        "first",
        "last",
        "latest",
        "earliest",
        "aggregate",
        "annotate",
        "values",
        "values_list",
        "order_by",
        "select_related",
        "prefetch_related",
        "raw",
        "in_bulk",
        "aget",
        "acreate",
        "aget_or_create",
        "aupdate_or_create",
        "abulk_create",
        "acount",
        "aexists",
        "afirst",
        "alast",
        "aupdate",
        "adelete",
        "aiterator",
        "iterator",
        "only",
        "defer",
        "distinct",
        "none",
        "using",
        "select_for_update",
        "get_queryset",
    ]
)
_TORTOISE_VERBS = frozenset(
    [
        "all",
        "filter",
        "exclude",
        "get",
        "get_or_none",
        "create",
        "get_or_create",
        "update_or_create",
        "bulk_create",
        "bulk_update",
        "first",
        "exists",
    ]
)
_PEEWEE_VERBS = frozenset(
    [
        "select",
        "insert",
        "update",
        "delete",
        "create",
        "get",
        "get_or_none",
        "get_by_id",
        "get_or_create",
        "insert_many",
        "replace",
        "bulk_create",
        "delete_by_id",
        "set_by_id",
        "raw",
    ]
)
_INSTANCE_WRITES = frozenset(
    ["save", "delete", "asave", "adelete", "insert", "insert_one", "update", "refresh_from_db"]
)


@dataclass(frozen=True)
class Technology:
    """A way to reach a store. ``category``: database, cache, queue, search, storage or http."""

    name: str
    category: str
    asynchronous: bool
    verbs: dict[str, str] = field(default_factory=dict)
    server: str = ""  # the server it needs, if it is always the same one


def _technology(
    name: str, verbs: dict[str, str], *, wait: bool, category: str = "database", server: str = ""
) -> Technology:
    return Technology(name, category, wait, verbs, server)


_SA = _technology("SQLAlchemy", _SESSION_VERBS, wait=False)
_SA_ASYNC = _technology("SQLAlchemy asyncio", _SESSION_VERBS, wait=True)
_MONGO = _technology("PyMongo", _MONGO_VERBS, wait=False, server="mongodb")
_MONGO_ASYNC = _technology("Mongo asyncio", _MONGO_VERBS, wait=True, server="mongodb")
_REDIS = _technology("redis", _CACHE_VERBS, wait=False, category="cache", server="redis")
_REDIS_ASYNC = _technology("redis asyncio", _CACHE_VERBS, wait=True, category="cache", server="redis")

TYPES: dict[str, Technology] = {
    "sqlalchemy.orm.Session": _SA,
    "sqlalchemy.orm.session.Session": _SA,
    "sqlalchemy.orm.scoped_session": _SA,
    "sqlalchemy.Connection": _SA,
    "sqlalchemy.engine.Connection": _SA,
    "sqlalchemy.Engine": _SA,
    "sqlalchemy.engine.Engine": _SA,
    "sqlmodel.Session": _technology("SQLModel", _SESSION_VERBS, wait=False),
    "flask_sqlalchemy.SQLAlchemy": _technology("Flask-SQLAlchemy", _SESSION_VERBS, wait=False),
    "sqlalchemy.ext.asyncio.AsyncSession": _SA_ASYNC,
    "sqlalchemy.ext.asyncio.session.AsyncSession": _SA_ASYNC,
    "sqlalchemy.ext.asyncio.AsyncConnection": _SA_ASYNC,
    "sqlalchemy.ext.asyncio.AsyncEngine": _SA_ASYNC,
    "sqlalchemy.ext.asyncio.async_scoped_session": _SA_ASYNC,
    "sqlmodel.ext.asyncio.session.AsyncSession": _technology("SQLModel asyncio", _SESSION_VERBS, wait=True),
    "asyncpg.Connection": _technology("asyncpg", _RAW_VERBS, wait=True, server="postgresql"),
    "asyncpg.connection.Connection": _technology("asyncpg", _RAW_VERBS, wait=True, server="postgresql"),
    "asyncpg.Pool": _technology("asyncpg", _RAW_VERBS, wait=True, server="postgresql"),
    "asyncpg.pool.Pool": _technology("asyncpg", _RAW_VERBS, wait=True, server="postgresql"),
    "databases.Database": _technology("databases", _RAW_VERBS, wait=True),
    "databases.core.Connection": _technology("databases", _RAW_VERBS, wait=True),
    "quart_db.Connection": _technology("Quart-DB", _RAW_VERBS, wait=True),
    "quart_db.QuartDB": _technology("Quart-DB", _RAW_VERBS, wait=True),
    "aiosqlite.Connection": _technology("aiosqlite", _RAW_VERBS, wait=True),
    "aiosqlite.connect": _technology("aiosqlite", _RAW_VERBS, wait=True),
    "aiomysql.Connection": _technology("aiomysql", _RAW_VERBS, wait=True, server="mysql"),
    "aiopg.Connection": _technology("aiopg", _RAW_VERBS, wait=True, server="postgresql"),
    "psycopg.AsyncConnection": _technology("psycopg", _RAW_VERBS, wait=True, server="postgresql"),
    "psycopg.AsyncConnection.connect": _technology("psycopg", _RAW_VERBS, wait=True, server="postgresql"),
    "psycopg_pool.AsyncConnectionPool": _technology("psycopg", _RAW_VERBS, wait=True, server="postgresql"),
    "psycopg_pool.ConnectionPool": _technology("psycopg", _RAW_VERBS, wait=False, server="postgresql"),
    "psycopg.Connection": _technology("psycopg", _RAW_VERBS, wait=False, server="postgresql"),
    "psycopg.connect": _technology("psycopg", _RAW_VERBS, wait=False, server="postgresql"),
    "psycopg2.connect": _technology("psycopg2", _RAW_VERBS, wait=False, server="postgresql"),
    "psycopg2.pool.ThreadedConnectionPool": _technology("psycopg2", _RAW_VERBS, wait=False, server="postgresql"),
    "pymysql.connect": _technology("PyMySQL", _RAW_VERBS, wait=False, server="mysql"),
    "MySQLdb.connect": _technology("mysqlclient", _RAW_VERBS, wait=False, server="mysql"),
    "mysql.connector.connect": _technology("mysql-connector", _RAW_VERBS, wait=False, server="mysql"),
    "sqlite3.connect": _technology("sqlite3", _RAW_VERBS, wait=False),
    "sqlite3.Connection": _technology("sqlite3", _RAW_VERBS, wait=False),
    "sqlite3.Cursor": _technology("sqlite3", _RAW_VERBS, wait=False),
    "django.db.connection": _technology("Django ORM", _RAW_VERBS, wait=False),
    "django.db.connections": _technology("Django ORM", _RAW_VERBS, wait=False),
    "peewee.Database": _technology("peewee", _RAW_VERBS, wait=False),
    "tortoise.connections": _technology("Tortoise", _RAW_VERBS, wait=True),
    "pymongo.MongoClient": _MONGO,
    "pymongo.mongo_client.MongoClient": _MONGO,
    "pymongo.database.Database": _MONGO,
    "pymongo.collection.Collection": _MONGO,
    "flask_pymongo.PyMongo": _MONGO,
    "pymongo.AsyncMongoClient": _MONGO_ASYNC,
    "pymongo.asynchronous.collection.AsyncCollection": _MONGO_ASYNC,
    "pymongo.asynchronous.database.AsyncDatabase": _MONGO_ASYNC,
    "motor.motor_asyncio.AsyncIOMotorClient": _technology("Motor", _MONGO_VERBS, wait=True, server="mongodb"),
    "motor.motor_asyncio.AsyncIOMotorDatabase": _technology("Motor", _MONGO_VERBS, wait=True, server="mongodb"),
    "motor.motor_asyncio.AsyncIOMotorCollection": _technology("Motor", _MONGO_VERBS, wait=True, server="mongodb"),
    "motor.core.AgnosticDatabase": _technology("Motor", _MONGO_VERBS, wait=True, server="mongodb"),
    "motor.core.AgnosticCollection": _technology("Motor", _MONGO_VERBS, wait=True, server="mongodb"),
    "odmantic.AIOEngine": _technology("ODMantic", _ENGINE_VERBS, wait=True, server="mongodb"),
    "odmantic.engine.AIOEngine": _technology("ODMantic", _ENGINE_VERBS, wait=True, server="mongodb"),
    "odmantic.SyncEngine": _technology("ODMantic", _ENGINE_VERBS, wait=False, server="mongodb"),
    "google.cloud.firestore.Client": _technology("Firestore", _ENGINE_VERBS, wait=False),
    "google.cloud.firestore.AsyncClient": _technology("Firestore", _ENGINE_VERBS, wait=True),
    "cassandra.cluster.Session": _technology("Cassandra", _RAW_VERBS, wait=False, server="cassandra"),
    "redis.Redis": _REDIS,
    "redis.StrictRedis": _REDIS,
    "redis.client.Redis": _REDIS,
    "redis.Connection": _REDIS,
    "redis.cluster.RedisCluster": _REDIS,
    "flask_redis.FlaskRedis": _REDIS,
    "redis.asyncio.Redis": _REDIS_ASYNC,
    "redis.asyncio.client.Redis": _REDIS_ASYNC,
    "aioredis.Redis": _REDIS_ASYNC,
    "aioredis.from_url": _REDIS_ASYNC,
    "arq.connections.ArqRedis": _REDIS_ASYNC,
    "django.core.cache.cache": _technology("Django cache", _CACHE_VERBS, wait=False, category="cache"),
    "flask_caching.Cache": _technology("Flask-Caching", _CACHE_VERBS, wait=False, category="cache"),
    "pymemcache.client.base.Client": _technology("memcached", _CACHE_VERBS, wait=False, category="cache"),
    "elasticsearch.Elasticsearch": Technology(
        "Elasticsearch", "search", False, {"ping": PROBE, "info": PROBE, "search": QUERY}
    ),
    "elasticsearch.AsyncElasticsearch": Technology(
        "Elasticsearch", "search", True, {"ping": PROBE, "info": PROBE, "search": QUERY}
    ),
    "opensearchpy.OpenSearch": Technology(
        "OpenSearch", "search", False, {"ping": PROBE, "info": PROBE, "search": QUERY}
    ),
    "celery.Celery": Technology("Celery", "queue", False, {"send_task": WRITE}),
    "kombu.Connection": Technology("Kombu", "queue", False, {"ensure_connection": PROBE, "connect": CONNECT}),
    "pika.BlockingConnection": Technology("RabbitMQ", "queue", False, {"channel": CONNECT}),
    "aio_pika.connect_robust": Technology("RabbitMQ", "queue", True, {"channel": CONNECT}),
    "rq.Queue": Technology("RQ", "queue", False, {"enqueue": WRITE}),
}
"""Type (as ``Types`` gives it, without the parentheses) → technology."""

MODEL_BASES: dict[str, Technology] = {
    "django.db.models.Model": _technology("Django ORM", {}, wait=False),
    "tortoise.models.Model": _technology("Tortoise", {}, wait=True),
    "tortoise.Model": _technology("Tortoise", {}, wait=True),
    "peewee.Model": _technology("peewee", {}, wait=False),
    "piccolo.table.Table": _technology("Piccolo", {}, wait=True),
    "beanie.Document": _technology("Beanie", {}, wait=True, server="mongodb"),
    "beanie.odm.documents.Document": _technology("Beanie", {}, wait=True, server="mongodb"),
    "mongoengine.Document": _technology("MongoEngine", {}, wait=False, server="mongodb"),
    "flask_mongoengine.Document": _technology("MongoEngine", {}, wait=False, server="mongodb"),
    "ormar.Model": _technology("Ormar", {}, wait=True),
    "pynamodb.models.Model": _technology("DynamoDB", {}, wait=False),
    "odmantic.Model": _technology("ODMantic", {}, wait=True, server="mongodb"),
    "odmantic.EmbeddedModel": _technology("ODMantic", {}, wait=True, server="mongodb"),
    "gino.Gino().Model": _technology("Gino", {}, wait=True, server="postgresql"),
    "flask_sqlalchemy.SQLAlchemy().Model": _technology("Flask-SQLAlchemy", {}, wait=False),
    "sqlalchemy.orm.DeclarativeBase": _SA,
    "sqlalchemy.orm.declarative_base()": _SA,
    "sqlalchemy.ext.declarative.declarative_base()": _SA,
    "sqlalchemy.orm.MappedAsDataclass": _SA,
    "sqlmodel.SQLModel": _technology("SQLModel", {}, wait=False),
    "advanced_alchemy.base.UUIDAuditBase": _SA,
    "advanced_alchemy.base.UUIDBase": _SA,
    "advanced_alchemy.base.BigIntAuditBase": _SA,
    "advanced_alchemy.base.BigIntBase": _SA,
    "advanced_alchemy.base.UUIDv7AuditBase": _SA,
    "advanced_alchemy.base.DefaultBase": _SA,
    "litestar.plugins.sqlalchemy.base.UUIDAuditBase": _SA,
}
"""Base class → technology of the models that derive from it."""

_PROBE_SQL = re.compile(r"^\s*select\s+(?:1|'1'|version\(\)|true|now\(\))\s*;?\s*$", re.I)
_SESSION_NAMES = frozenset(
    [
        "session",
        "db",
        "db_session",
        "dbsession",
        "async_session",
        "database",
        "conn",
        "connection",
        "cursor",
        "cur",
        "pool",
        "transaction",
        "tx",
        "sess",
    ]
)


_ALL_VERBS = (
    frozenset(verb for technology in TYPES.values() for verb in technology.verbs)
    | frozenset((*_SESSION_VERBS, *_RAW_VERBS, *_MONGO_VERBS))
    | _MANAGER_VERBS
    | _TORTOISE_VERBS
    | _PEEWEE_VERBS
    | _INSTANCE_WRITES
    | {"query", "scan"}
)
"""Last segments of the names that can touch anything: most calls are told apart by this alone."""


@dataclass(frozen=True)
class Touch:
    """A call that touches a store: what it does, through which technology, and what was recognised.

    ``certain`` tells that the type is known; otherwise the receiver's name and the repository's imports speak for it.
    """

    path: str
    line: int
    function: int  # index in the module's functions, -1 at the top level
    verb: str
    technology: Technology
    name: str
    certain: bool = True


@dataclass
class Stores:
    """Classifies calls over all modules."""

    types: Types
    snapshot: Snapshot
    _touches: dict[tuple[str, int], Touch | None] = field(default_factory=dict)
    _models: dict[str, Technology | None] = field(default_factory=dict)
    _drivers: list[Technology | None] = field(default_factory=list)

    def touch(self, path: str, call: Call) -> Touch | None:
        """What a call touches, if anything."""
        if call.name.rpartition(".")[2] not in _ALL_VERBS:
            return None
        key = (path, call.index)
        if key not in self._touches:
            self._touches[key] = self._touch(path, call)
        return self._touches[key]

    def in_module(self, path: str) -> Iterator[Touch]:
        """The touches of one module, in textual order."""
        for call in self.snapshot.modules[path].calls:
            found = self.touch(path, call)
            if found is not None:
                yield found

    def _touch(self, path: str, call: Call) -> Touch | None:
        name = self.types.call_name(path, call)
        if name.startswith("builtins.") and not name.startswith("builtins.super"):
            return None
        found = self._by_type(name) or self._by_model(path, call, name)
        certain = True
        if found is None:
            found, certain = self._by_name(call, name), False
        if found is None:
            return None
        technology, verb = found
        if verb == QUERY and self._is_probe(path, call):
            verb = PROBE
        return Touch(path, call.line, call.scope, verb, technology, name, certain)

    def _by_type(self, name: str) -> tuple[Technology, str] | None:
        """By the longest known type at the head, and the last attribute."""
        head, _, last = name.rpartition(".")
        while head:
            known = TYPES.get(head.removesuffix("()")) or self._subclass(head)
            if known is not None:
                between = name[len(head) : -len(last)]
                verb = known.verbs.get(last) if "()" not in between else None
                return (known, verb) if verb else None
            head = head.rpartition(".")[0] if not head.endswith("[]") else head[:-2]
        return None

    def _subclass(self, head: str) -> Technology | None:
        """A class of the repository that derives from a known type (``class Session(orm.Session)``)."""
        if ".py:" not in head or not head.endswith("()"):
            return None
        found = self.types.symbols.definition(head[:-2])
        if found is None or found.cls is None:
            return None
        for base, _ in self.types.symbols.ancestors(found.path, found.cls):
            if base in TYPES:
                return TYPES[base]
        return None

    def model(self, symbol: str) -> Technology | None:
        """The technology of a model class, given its global name; None for any other class."""
        if symbol not in self._models:
            self._models[symbol] = None
            found = self.types.symbols.definition(symbol)
            if found is not None and found.cls is not None:
                self._models[symbol] = self._model(found.path, found.cls)
        return self._models[symbol]

    def _model(self, path: str, cls: Class) -> Technology | None:
        for base, _ in self.types.symbols.ancestors(path, cls):
            known = MODEL_BASES.get(base) or MODEL_BASES.get(self.types.typed(path, -1, base) if ".py:" in base else "")
            if known is None:
                continue
            if base == "sqlmodel.SQLModel" and not _is_table(cls):
                return None
            return known
        return None

    def _by_model(self, path: str, call: Call, name: str) -> tuple[Technology, str] | None:
        """``Model.objects.filter``, ``Model.query``, ``Model.create``, ``instance.save`` of known model classes."""
        if ".py:" not in name:
            return None
        file, _, rest = name.partition(":")
        head, _, tail = rest.partition(".")
        technology = self.model(f"{file}:{head.removesuffix('()')}")
        if technology is None or not tail:
            return None
        steps = tail.replace("()", "").replace("[]", "").split(".")
        if head.endswith("()"):
            return (technology, WRITE) if steps[-1] in _INSTANCE_WRITES and len(steps) == 1 else None
        if technology.name in ("Django ORM", "MongoEngine", "Ormar", "Piccolo", "DynamoDB"):
            manager = steps[0] in ("objects", "_default_manager", "_base_manager") or steps[0].endswith("objects")
            if len(steps) == 2 and (manager or steps[0] in ("query",)):
                return technology, QUERY
            if technology.name in ("Piccolo", "DynamoDB") and len(steps) == 1:
                return (technology, QUERY) if steps[0] in _TORTOISE_VERBS | _PEEWEE_VERBS | {"query", "scan"} else None
            return None
        if steps[0] == "query" and len(steps) == 2:
            return technology, QUERY
        if technology.name in ("Tortoise", "Beanie", "Gino", "peewee") and len(steps) == 1:
            verbs = _PEEWEE_VERBS if technology.name == "peewee" else _TORTOISE_VERBS | set(_MONGO_VERBS)
            return (technology, QUERY) if steps[0] in verbs else None
        return None

    def _by_name(self, call: Call, name: str) -> tuple[Technology, str] | None:
        """A receiver that is named like a session, where the repository imports a driver that has one."""
        head, _, last = name.rpartition(".")
        receiver = head.rpartition(".")[2].lstrip("%&:").removesuffix("()").removesuffix("[]")
        verb = _SESSION_VERBS.get(last) or _RAW_VERBS.get(last)
        if receiver.lower().lstrip("_") not in _SESSION_NAMES or verb is None or ":" in head.rpartition(".")[2]:
            return None
        if name[0] not in "%&?:" and ".py:" not in name:
            return None  # an external object of a known, other library
        if last == "get" and len(call.args) < 2:
            return None  # session.get(Model, key) has two; a mapping's get may have one
        driver = self.driver
        return (driver, verb) if driver is not None else None

    @property
    def driver(self) -> Technology | None:
        """The database library that the application's modules import most."""
        if not self._drivers:
            self._drivers.append(_main_driver(self.snapshot))
        return self._drivers[0]

    def _is_probe(self, path: str, call: Call) -> bool:
        return any(self._probe_text(path, argument) for argument in call.args[:1])

    def _probe_text(self, path: str, expr: Expr) -> bool:
        if isinstance(expr, Const):
            return isinstance(expr.value, str) and bool(_PROBE_SQL.match(expr.value))
        inner = self.snapshot.modules[path].call(expr)
        if inner is None:
            return False
        if inner.name.rpartition(".")[2] in ("select", "literal") and inner.args:
            first = inner.args[0]
            nested = self.snapshot.modules[path].call(first)
            return (isinstance(first, Const) and first.value == 1) or (
                nested is not None and bool(nested.args) and nested.args[0] == Const(1, nested.line)
            )
        return any(self._probe_text(path, argument) for argument in inner.args[:1])


_DRIVERS = {
    "sqlalchemy": _SA,
    "flask_sqlalchemy": TYPES["flask_sqlalchemy.SQLAlchemy"],
    "sqlmodel": TYPES["sqlmodel.Session"],
    "asyncpg": TYPES["asyncpg.Pool"],
    "databases": TYPES["databases.Database"],
    "psycopg": TYPES["psycopg.connect"],
    "psycopg2": TYPES["psycopg2.connect"],
    "pymysql": TYPES["pymysql.connect"],
    "MySQLdb": TYPES["MySQLdb.connect"],
    "aiomysql": TYPES["aiomysql.Connection"],
    "aiosqlite": TYPES["aiosqlite.Connection"],
    "sqlite3": TYPES["sqlite3.connect"],
    "quart_db": TYPES["quart_db.Connection"],
    "pymongo": _MONGO,
    "motor": TYPES["motor.motor_asyncio.AsyncIOMotorClient"],
}


def _main_driver(snapshot: Snapshot) -> Technology | None:
    counts: dict[str, int] = {}
    asynchronous = 0
    for _, module in snapshot.application():
        packages = {item.target.partition(".")[0] for item in module.imports if item.target[:1] != "."}
        asynchronous += any(item.target.startswith("sqlalchemy.ext.asyncio") for item in module.imports)
        for package in packages & set(_DRIVERS):
            counts[package] = counts.get(package, 0) + 1
    if not counts:
        return None
    best = max(sorted(counts), key=lambda name: counts[name])
    return _SA_ASYNC if best == "sqlalchemy" and asynchronous else _DRIVERS[best]


def _is_table(cls: Class) -> bool:
    return any(name == "table" and isinstance(value, Const) and value.value is True for name, value in cls.keywords)


@fact
def stores(snapshot: Snapshot, types: Types) -> Stores:
    """The classifier over a snapshot."""
    return Stores(types, snapshot)
