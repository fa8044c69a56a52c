"""Which calls touch a database, a cache, a queue or another service, told from the typed name of what is called.

What the libraries' types and verbs are stands in ``prodready.project.storage.technologies``; a name that no table knows touches
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

import msgspec

from prodready.api import fact
from prodready.facts.python import Call, CallRef, Const, Expr, Flag, Fmt, Module, Op, Ref, last_word
from prodready.project.code.scopes import is_outside
from prodready.project.code.types import Types
from prodready.project.snapshot import Snapshot
from prodready.project.storage.chained import Chained
from prodready.project.storage.shared_sessions import shared_sessions
from prodready.project.storage.tables import Tables
from prodready.project.storage.technologies import (
    ASYNC_SQLALCHEMY,
    AWAITABLE,
    DRIVERS,
    DYNAMO,
    DYNAMO_ASYNC,
    MODEL_BASES,
    NAMES,
    SQLMODEL_ASYNC,
    TYPES,
    Technology,
)
from prodready.project.storage.verbs import (
    CONNECT,
    DYNAMO_ONLY,
    DYNAMO_VERBS,
    MONGO_ONLY,
    MONGO_VERBS,
    PROBE,
    QUERY,
    RAW_VERBS,
    SESSION,
    SESSION_VERBS,
    WRITE,
)
from prodready.project.words import words

__all__ = [
    "CONNECT",
    "MODEL_BASES",
    "PROBE",
    "QUERY",
    "SESSION",
    "SESSION_NAMES",
    "TYPES",
    "WRITE",
    "Stores",
    "Technology",
    "Touch",
]

_CONTROL_SQL = re.compile(r"^\s*(?:listen|unlisten|notify|begin|commit|rollback|savepoint|set|pragma)\s", re.I)
_PRAGMA = re.compile(r"^\s*pragma\s", re.I)
_PROBE_SQL = re.compile(r"^\s*select\s+(?:1|'1'|version\(\)|true|now\(\))\s*;?\s*$", re.I)
SESSION_NAMES = words(
    """session db db_session dbsession async_session database conn connection db_conn db_connection cursor cur pool
    db_pool transaction tx sess"""
)
_ROW_VERBS = words("execute executemany fetch fetchall fetchone fetchrow fetchval")
"""What is asked of a pool that hangs on the application under a key (``request.app["pool"].fetch(…)``)."""
_EXECUTES = words("execute scalar scalars stream stream_scalars")
_MADE = re.compile(r"sqlalchemy\.(?:\w+\.)*(?:text|select|insert|update|delete)(?:\(\)|$)")
_RAW = frozenset(
    {"psycopg", "psycopg2", "PyMySQL", "mysqlclient", "sqlite3", "pg8000", "oracledb", "pyodbc", "asyncpg"}
)
"""Drivers that take no statement of SQLAlchemy."""
_STATEMENT = re.compile(r"sqlalchemy\.(?:\w+\.)*(?:select|insert|update|delete)(?:\(\)|$)")
_COLLECTION_NAMES = words("db mongo mongodb motor_db collection coll")
_HANDLES = re.compile(r"\.(?:get_collection|get_database|get_default_database|with_options|prepare)\(\)")
"""Methods of MongoDB's clients and databases that only name what the next call works on, and of asyncpg's connections that
give the statement which it runs."""
_NOTES = re.compile(r"(?:^|\.)(?:info|identity_map|new|dirty|deleted)\.")
"""Dictionaries and sets of sessions and connections in which nothing is queried (``session.info.get("id")``)."""
_WAREHOUSES = words(
    "duckdb snowflake clickhouse_connect clickhouse_driver databricks trino prestodb pyhive redshift_connector"
)
"""Packages whose connections have the methods of a database's and keep no records of a service."""
_SHARED_DRIVERS = frozenset({"sqlalchemy", "flask_sqlalchemy", "sqlmodel", "databases", "pymongo", "motor"})
_ASYNCHRONOUS = {"sqlalchemy": ASYNC_SQLALCHEMY, "sqlmodel": SQLMODEL_ASYNC}
_REQUESTS = ("fastapi.Request()", "starlette.requests.Request()", "starlette.requests.HTTPConnection()")
_CONTEXTS = (
    "flask.g.",
    "quart.g.",
    "flask.current_app.",
    "quart.current_app.",
    "bottle.request.",
    "pyramid.request.Request().",
    "flask.request.",
    "aiohttp.web.Request().app",
    "aiohttp.web.Request()[]",
    "sanic.Request().app.ctx.",
    "sanic.request.Request().app.ctx.",
    *(f"{request}.{part}." for request in _REQUESTS for part in ("app", "state")),
)
"""Objects of frameworks that carry what the application hangs on them."""
_OPENERS = frozenset({"cursor", "connect", "acquire", "connection", "get_connection", "getconn"})
"""What gives connections and cursors, whatever the variable is called that holds them."""
_HTTP_CLIENTS = frozenset({"requests", "httpx", "aiohttp", "requests_oauthlib", "authlib"})


class Touch(msgspec.Struct, frozen=True):
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


class Stores(msgspec.Struct, dict=True):
    """Classifies calls over all modules."""

    types: Types
    snapshot: Snapshot
    tables: Tables
    chained: Chained
    _touches: dict[str, dict[int, Touch | None]] = msgspec.field(default_factory=dict)
    _modules: dict[str, tuple[Touch, ...]] = msgspec.field(default_factory=dict)

    def touch(self, path: str, call: Call) -> Touch | None:
        """What a call touches, if anything."""
        if call.name.rpartition(".")[2] not in NAMES and not self._has_open_verbs:
            return None
        known = self._touches.setdefault(path, {})
        if call.index not in known:
            known[call.index] = self._touch(path, call)
        return known[call.index]

    def in_module(self, path: str) -> Iterator[Touch]:
        """The touches of one module, in textual order."""
        if path not in self._modules:
            touches = (self.touch(path, call) for call in self.snapshot.modules[path].calls)
            self._modules[path] = tuple(found for found in touches if found is not None)
        return iter(self._modules[path])

    def model(self, symbol: str) -> Technology | None:
        """The technology of a model class, given its global name; None for any other class."""
        return self.tables.model(symbol)

    @cached_property
    def has_database(self) -> bool:
        """Whether any of the application's calls touches a database."""
        return any(
            touch.technology.category == "database"
            for path, _ in self.snapshot.application()
            for touch in self.in_module(path)
        )

    @cached_property
    def _has_open_verbs(self) -> bool:
        """Whether a library is used whose methods the repository names (queries loaded from SQL files)."""
        return "aiosql" in self.tables.packages

    def _touch(self, path: str, call: Call) -> Touch | None:
        name = self.types.call_name(path, call)
        if name.startswith("builtins.") and not name.startswith("builtins.super"):
            return None
        awaited = bool(call.flags & Flag.AWAITED)
        found = self._by_type(name) or self.chained.touch(name, awaited) or self.tables.touch(path, call, name)
        found = found or self.chained.kept(path, call, name)
        certain = True
        if found is None:
            found, certain = self._by_name(path, call, name), False
            if found is None or found[0].name in _RAW:
                found = self._by_statement(path, call, name, _MADE if found else _STATEMENT) or found
        if found is None:
            return None
        technology, verb = found
        if verb == QUERY and self._is_probe(path, call):
            verb = PROBE
        elif verb == QUERY and _is_control(self.snapshot.modules[path], call):
            verb = SESSION
        return Touch(path, call.line, call.scope, verb, technology, name, certain)

    def _by_type(self, name: str) -> tuple[Technology, str] | None:
        """By the longest known type at the head, and the last attribute."""
        head, _, last = name.rpartition(".")
        while head:
            known = TYPES.get(head.removesuffix("()")) or self._subclass(head)
            if known is not None:
                between = _HANDLES.sub("", name[len(head) : -len(last)])
                if "()" in between or (known.verbs is SESSION_VERBS and _NOTES.search(between)):
                    return None
                verb = known.verbs.get(last) or known.verbs.get("*")
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

    def _by_name(self, path: str, call: Call, name: str) -> tuple[Technology, str] | None:
        """A receiver that is named like a session, where the repository imports a driver that has one."""
        head, _, last = name.rpartition(".")
        receiver = last_word(head.rpartition(".py:")[2]).removesuffix("()").removesuffix("[]").lower().lstrip("_")
        if last in DYNAMO_VERBS and (last in DYNAMO_ONLY or receiver.endswith(("table", "dynamodb", "ddb"))):
            return (self._dynamo, DYNAMO_VERBS[last]) if self._dynamo is not None else None
        if last in MONGO_ONLY and self._maker(head) == "get_collection":
            return (self._mongo, MONGO_VERBS[last]) if self._mongo is not None else None
        shared = head.removesuffix("()") in self._shared
        is_external = is_outside(name) and not _carries(name)
        if (is_external and not shared) or (":" in head.rpartition(".")[2] and self._maker(head) not in _OPENERS):
            return None  # an object of a known, other library, or one that a module makes of something else
        if last in MONGO_ONLY or (last in MONGO_VERBS and receiver in _COLLECTION_NAMES):
            return (self._mongo, MONGO_VERBS[last]) if self._mongo is not None else None
        verb = SESSION_VERBS.get(last) or RAW_VERBS.get(last)
        held = head.endswith("app[]") and last in _ROW_VERBS
        named = held or receiver in SESSION_NAMES or self._opened(path, call, head)
        if not named or verb is None or (last == "get" and (head.endswith("request.session") or not _gets_row(call))):
            return None  # what frameworks call a request's session is the visitor's
        if "session" in receiver and not shared and self._speaks_http(path):
            return None
        own = self._own_driver(path)
        if own is None and self._asks_elsewhere(path):
            return None
        driver = own or self.driver or (DRIVERS["sqlalchemy"] if shared else None)
        return (self._awaited(call, driver), verb) if driver is not None else None

    def _by_statement(
        self, path: str, call: Call, name: str, statement: re.Pattern[str]
    ) -> tuple[Technology, str] | None:
        """What executes a statement that SQLAlchemy makes is its session or connection, whichever package gave it."""
        if not call.args or name.rpartition(".")[2] not in _EXECUTES:
            return None
        given: list[Expr | None] = [call.args[0]]
        if isinstance(given[0], Ref) and given[0].name[:1] == "%":
            given = [item.value for item in self.types.bound(path, call.scope, given[0].name)]
        made = filter(None, map(self.snapshot.modules[path].call, given))
        if not any(statement.match(self.types.call_name(path, each)) for each in made):
            return None
        return self._awaited(call, ASYNC_SQLALCHEMY if call.flags & Flag.AWAITED else DRIVERS["sqlalchemy"]), QUERY

    def _maker(self, name: str) -> str:
        """The last word of the call whose result a variable of a module holds."""
        found = self.types.symbols.definition(name) if ".py:" in name else None
        module = self.snapshot.modules[found.path] if found is not None and found.assign is not None else None
        made = module.call(found.assign.value) if module and found and found.assign and found.assign.value else None
        return last_word(made.name) if made is not None else ""

    def _opened(self, path: str, call: Call, name: str) -> bool:
        """Whether a local variable holds a connection that was opened: ``async with request.app["pool"].acquire() as c``."""
        values = (assign.value for assign in self.types.bound(path, call.scope, name))
        opened = (value.items[0] if isinstance(value, Op) and value.kind == "with" else value for value in values)
        made = map(self.snapshot.modules[path].call, opened)
        openers = _OPENERS | {"prepare"} if call.name.rpartition(".")[2] in _ROW_VERBS else _OPENERS
        return any(each is not None and last_word(each.name) in openers for each in made)

    def _awaited(self, call: Call, driver: Technology) -> Technology:
        """What is really called where a call is awaited: aiopg's connections have the cursors and errors of psycopg2."""
        packages = AWAITABLE.get(driver.name, ()) if call.flags & Flag.AWAITED else ()
        return next((DRIVERS[package] for package in packages if package in self.tables.packages), driver)

    def _speaks_http(self, path: str) -> bool:
        """Whether a module imports an HTTP client, whose sessions get and delete too, and no database."""
        packages = {item.target.partition(".")[0] for item in self.snapshot.modules[path].imports}
        return bool(packages & _HTTP_CLIENTS) and not packages & DRIVERS.keys()

    def _asks_elsewhere(self, path: str) -> bool:
        """Whether a module imports the client of a warehouse or of an engine for analysis, and no database's."""
        packages = {item.target.partition(".")[0] for item in self.snapshot.modules[path].imports}
        return bool(packages & _WAREHOUSES) and not packages & DRIVERS.keys()

    def _own_driver(self, path: str) -> Technology | None:
        """The database library that the module itself imports, if it is a driver without sessions to share."""
        imports = self.snapshot.modules[path].imports
        heads = (item.target.partition(".")[0] for item in imports if item.target[:1] != ".")
        own = {head for head in heads if head in DRIVERS and head not in _SHARED_DRIVERS}
        own -= {name for name in own if own.intersection(AWAITABLE.get(DRIVERS[name].name, ()))}
        own |= {"mysql.connector"} & {item.target for item in imports}
        return DRIVERS[min(own)] if len(own) == 1 else None

    @cached_property
    def _mongo(self) -> Technology | None:
        """The MongoDB driver that the repository imports; PyMongo's asynchronous half where that is imported."""
        imports = (item.target for _, module in self.snapshot.application() for item in module.imports)
        if any(target.startswith(("pymongo.AsyncMongoClient", "pymongo.asynchronous")) for target in imports):
            return TYPES["pymongo.AsyncMongoClient"]
        return next((DRIVERS[name] for name in ("motor", "pymongo") if name in self.tables.packages), None)

    @cached_property
    def _shared(self) -> frozenset[str]:
        """Sessions that a package outside opens."""
        return shared_sessions(self.snapshot, self.types)

    @cached_property
    def _dynamo(self) -> Technology | None:
        """DynamoDB, where the application makes its client or resource: ``boto3.resource("dynamodb")``."""
        called = (call for _, module in self.snapshot.application() for call in module.calls if call.args)
        made = any(isinstance(call.args[0], Const) and call.args[0].value == "dynamodb" for call in called)
        packages = self.tables.packages
        if not made or not packages & {"boto3", "aioboto3", "aiobotocore"}:
            return None
        return DYNAMO if "boto3" in packages else DYNAMO_ASYNC

    @cached_property
    def driver(self) -> Technology | None:
        """The database library that the application's modules import most."""
        counts: dict[str, int] = {}
        asynchronous = False
        for _, module in self.snapshot.application():
            packages = {item.target.partition(".")[0] for item in module.imports if item.target[:1] != "."}
            asynchronous |= any(".ext.asyncio" in item.target for item in module.imports)
            for package in packages & DRIVERS.keys():
                counts[package] = counts.get(package, 0) + 1
        if not counts:
            return None
        best = max(sorted(counts), key=lambda name: counts[name])
        return _ASYNCHRONOUS.get(best, DRIVERS[best]) if asynchronous else DRIVERS[best]

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


def _is_control(module: Module, call: Call) -> bool:
    """Whether a statement is the connection's own business: a transaction, a setting, a channel of messages."""
    given = call.arg(0)
    formatted = module.call(given) if isinstance(given, CallRef) else None
    control = _CONTROL_SQL
    if formatted is not None and formatted.name == "builtins.str.format":
        given = formatted.arg(0)
    elif formatted is not None and last_word(formatted.name) == "text":
        given, control = formatted.arg(0), _PRAGMA
    if isinstance(given, Op) and given.kind in ("%", "+") and given.items:
        given = given.items[0]
    elif isinstance(given, Fmt):
        given = given.parts[0]
    return isinstance(given, Const) and isinstance(given.value, str) and bool(control.match(given.value))


@fact
def stores(snapshot: Snapshot, types: Types, tables: Tables) -> Stores:
    """The classifier over a snapshot."""
    return Stores(types, snapshot, tables, Chained(snapshot, types))


def _carries(name: str) -> bool:
    """Whether an object outside is known to carry what the application hangs on it, or is of a package around SQLAlchemy."""
    return name.startswith(_CONTEXTS) or "sqlalchemy_" in name.partition(".")[0]


def _gets_row(call: Call) -> bool:
    """Whether ``get`` is a session's, of a model and a key, and not a mapping's, of a text and a default."""
    return len(call.args) > 1 and not isinstance(call.args[0], Const)
