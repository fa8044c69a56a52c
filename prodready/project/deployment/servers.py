"""Which database servers a deployment brings, and which one the application needs in its default configuration."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.files import APPLICATION_ROLES
from prodready.facts.python import CallRef, Const, Expr, Fmt, Map, Module, Op, Other, Ref, Seq, last_word
from prodready.project.containers.compose_reader import Service
from prodready.project.containers.probes import test_of
from prodready.project.layout.dependencies import Dependencies
from prodready.project.services.django_settings import is_development
from prodready.project.services.main_service import MainService
from prodready.project.snapshot import Snapshot
from prodready.project.storage.persistence import Persistence

UNNAMED = "database"
"""A database server of a kind that its name does not tell."""
MAX_DEPTH = 6
MAX_ITEMS = 50

DATABASES = {
    "postgresql": r"postgres\w*|postgis|timescale\w*|pgvector|spilo|cloudnative-?pg|cnpg|crunchy-postgres|patroni|pgpool"
    r"|pgautoupgrade|pg",
    "mysql": r"mysql\w*|mariadb\w*|percona\w*|vitess|tidb",
    "mongodb": r"mongo\w*|ferretdb",
    "mssql": r"mssql\w*|azure-sql-edge|sqlserver",
    "oracle": r"oracle-?\w*|oracledb",
    "cockroachdb": r"cockroach\w*",
    "yugabytedb": r"yugabyte\w*",
    "cassandra": r"cassandra|scylla\w*",
    "dynamodb": r"dynamodb\w*|localstack\w*",
    "neo4j": r"neo4j|arangodb|memgraph",
    "couchdb": r"couchdb|couchbase",
    "clickhouse": r"clickhouse\w*",
    "firestore": r"firestore\w*|firebase\w*",
    "datastore": r"datastore-emulator",
    "surrealdb": r"surrealdb",
    "rethinkdb": r"rethinkdb",
    "gel": r"edgedb|geldata",
    "questdb": r"questdb",
    "influxdb": r"influxdb",
    "rqlite": r"rqlite|dqlite|libsql\w*|sqld",
}
"""Database → pattern of one word of an image's, service's or chart's name."""
_INITIAL = {
    "postgresql": re.compile(r"^POSTGRES(?:QL)?_(?:DB|DATABASE)$"),
    "mysql": re.compile(r"^(?:MYSQL|MARIADB)_ROOT_PASSWORD$"),
    "mongodb": re.compile(r"^MONGO(?:DB)?_(?:INITDB_)?ROOT_USERNAME$"),
}
"""Database → the variable by which its images are told what to create at first start."""
_CLIENTS = {
    "pg_isready": "postgresql",
    "psql": "postgresql",
    "mysqladmin": "mysql",
    "mariadb-admin": "mysql",
    "mysql": "mysql",
    "mongosh": "mongodb",
}
"""Programs that ask a database → the database."""
_SCHEMES = {
    "postgresql": "postgresql",
    "postgres": "postgresql",
    "mysql": "mysql",
    "mariadb": "mysql",
    "mongodb": "mongodb",
}
"""Scheme of an address → the database at it."""
_COMPILED = {kind: re.compile(rf"(?:^|[-_/.])(?:{pattern})(?:$|[-_/.:0-9])") for kind, pattern in DATABASES.items()}
_DB = re.compile(r"(?:^|[-_.])(?:db|database)(?:$|[-_.0-9])")
_TOOLS = re.compile(
    r"admin|exporter|backup|client|commander|express|postgrest|pgbouncer|pooler|adminer|dump|migrat|proxy|studio|seed|init|wait"
)
_ONCE = re.compile(r"migrat|backup|restor|convert|import|export|_(?:to|2)_(?:postgres|pg|mysql)", re.IGNORECASE)
"""Names of modules that open a file once, to copy or convert what it holds."""
_EMBEDDED = re.compile(r"^(sqlite(\+\w+)?:|sqlite3?$|django\.db\.backends\.sqlite3$|.*\.(db|sqlite3?)$|file:.*\.db)")
_SQLITE = re.compile(r"sqlite(\+\w+)?:|django\.db\.backends\.sqlite3$|sqlite3?$")
_FILE = re.compile(r"sqlite(?:\+\w+)?:")
_ADDRESS = re.compile(r"ur[li]|database|dsn|engine", re.IGNORECASE)
_SETTING = frozenset({"update", "from_mapping"})
"""Methods of configurations that are handed settings by keyword."""
_DEFAULT = re.compile(r"^(?:default|fallback)$|^(?!.*test).*database_?ur[li]$", re.IGNORECASE)
"""Arguments that say what a setting is where nobody sets it: ``Settings(DATABASE_URL=os.getenv("DATABASE_URL", "sqlite://"))``."""
_DRIVERS = {
    "postgresql": ("psycopg", "psycopg2", "psycopg2-binary", "asyncpg", "aiopg", "psycopg-binary", "pg8000"),
    "mysql": ("mysqlclient", "pymysql", "aiomysql", "asyncmy", "mysql-connector-python"),
    "mongodb": ("pymongo", "motor", "beanie", "odmantic", "mongoengine"),
    "mssql": ("pyodbc", "aioodbc", "pymssql"),
    "oracle": ("cx-oracle", "oracledb"),
}


_WITH_DRIVERS = frozenset({"Prisma"})
"""What brings the drivers of several databases by itself, so that those that are declared tell of other stores."""
_SCHEMED = frozenset({"environ.Env", "environ.FileAwareEnv"})
"""Readers that are told the defaults of all variables at once: ``environ.Env(DATABASE_URL=(str, "sqlite:///db"))``."""
_STAND_INS = frozenset({"cockroachdb", "yugabytedb"})
"""Databases that speak the protocol of PostgreSQL."""


class Need(msgspec.Struct, frozen=True):
    """``kind``: ``none``, ``embedded`` (a file or the process), or ``server``; ``evidence`` where that is seen."""

    kind: str
    evidence: tuple[Evidence, ...] = ()
    names: frozenset[str] = frozenset()  # databases whose drivers are declared, or that speak the same protocol

    @property
    def wanted(self) -> str:
        """What to tell people to start."""
        return " or ".join(sorted(self.names - _STAND_INS)) or "a database server"

    def met_by(self, servers: frozenset[str]) -> bool:
        """Whether the database servers at hand are enough."""
        if self.kind != "server":
            return True
        return bool(servers & (self.names | {UNNAMED})) if self.names else bool(servers)


def database(name: str) -> str:
    """The database that an image, chart or service name stands for; empty for everything else, tools included."""
    lowered = re.sub(r"(:|@)[^/]*$", "", name.lower())
    if _TOOLS.search(posixpath.basename(lowered)):
        return ""
    found = next((kind for kind, pattern in _COMPILED.items() if pattern.search(posixpath.basename(lowered))), "")
    return found or next((kind for kind, pattern in _COMPILED.items() if pattern.search(lowered)), "")


def is_db(name: str) -> bool:
    """Whether a name is that of a database of unknown kind."""
    return bool(re.search(r"(^|[-_/])(db|database)([-_:]|$)", name))


def created(service: Service) -> str:
    """The database that a service called ``db`` is, told by what its environment has it create at first start, or by the
    client that asks whether it answers; empty if none."""
    if not _DB.search(service.name.lower()):
        return ""
    given = [name for name, _ in service.environment]
    clients = {posixpath.basename(word) for word in test_of(service.healthcheck).split()}
    made = (kind for kind, pattern in _INITIAL.items() if any(map(pattern.match, given)))
    return next(made, next((_CLIENTS[name] for name in sorted(clients & _CLIENTS.keys())), ""))


def addressed(service: Service, services: Iterable[Service]) -> str:
    """The database that others look for at a service that is neither built here nor a tool, by an address in their
    environment (``DB_URL=postgresql://user@db/orders``); empty if none does."""
    if service.build is not None or not service.image or is_tool(service.image):
        return ""
    host = re.compile(rf"({'|'.join(_SCHEMES)})(?:\+\w+)?://(?:[^@/]*@)?{re.escape(service.name)}(?::\d+)?(?:/|\Z)")
    values = (value for other in services if other is not service for _, value in other.environment)
    found = next(filter(None, map(host.match, values)), None)
    return _SCHEMES[found[1]] if found else ""


def keeps_to_a_file(service: Service) -> bool:
    """Whether a service is told to keep its data in a file of its own (``DATABASE_URL=sqlite:///data.db``)."""
    return any(_FILE.match(value) for _, value in service.environment)


def is_tool(name: str) -> bool:
    """Whether a name speaks of a tool around a database: a backup, an exporter, an administration page."""
    return bool(_TOOLS.search(name.lower()))


@fact
def need(snapshot: Snapshot, persistence: Persistence, dependencies: Dependencies, main: MainService) -> Need:
    """A server, unless nothing is stored, or the default is a file that the process opens itself."""
    if not persistence.has_database:
        return Need("none")
    embedded = tuple(_embedded(snapshot, persistence))
    if embedded:
        return Need("embedded", _telling(embedded, main)[:2])
    declared = frozenset(kind for kind, drivers in _DRIVERS.items() if set(drivers) & dependencies.names)
    names = declared if _WITH_DRIVERS.isdisjoint(persistence.databases) else frozenset()
    return Need("server", persistence.evidence[:2], _compatible(names))


def _telling(places: tuple[Evidence, ...], main: MainService) -> tuple[Evidence, ...]:
    """Places that show the service's own default: none of another part, and copies and conversions of a file at last."""
    own = [place for place in places if main.holds(place.path)]
    return tuple(sorted(own, key=lambda place: (bool(_ONCE.search(place.path)), main.apart(place.path))))


def _compatible(names: frozenset[str]) -> frozenset[str]:
    """Databases that speak another's protocol."""
    return names | _STAND_INS if "postgresql" in names else names


def _embedded(snapshot: Snapshot, persistence: Persistence) -> Iterator[Evidence]:
    """Defaults of engines and settings that open a file."""
    for engine in persistence.engines:
        if _EMBEDDED.match(engine.url) or "sqlite" in engine.name.lower():
            place = engine.address or engine.evidence
            yield Evidence(place.path, place.line, "opens SQLite by default")
    for path, module in snapshot.modules.items():
        if snapshot.role(path) in APPLICATION_ROLES and not is_development(path):
            yield from _constants(path, module)


def _constants(path: str, module: Module) -> Iterator[Evidence]:
    """Settings that may be SQLite's address, those first that are named for a database."""
    bound: dict[str, Expr] = {}
    for each in module.assigns:
        if each.target[0] == ":" and each.value is not None and not isinstance(each.value, Ref):
            bound.setdefault(each.target, each.value)
    for call in module.calls:  # ``app.config.update(SQLALCHEMY_DATABASE_URI="sqlite:///shop.db")``
        if not call.kwargs or last_word(call.name) not in _SETTING:
            continue
        for name, value in call.kwargs:
            if _ADDRESS.search(name) and isinstance(value, Const) and _SQLITE.match(str(value.value)):
                yield Evidence(path, value.line, f"default: {str(value.value)[:60]}")
    assigned = (each for each in module.assigns if each.value is not None and not isinstance(each.value, (Ref, Other)))
    for assign in sorted(assigned, key=lambda each: not _ADDRESS.search(each.target)):
        found = [given for given in _strings(module, bound, assign.value, 0) if _SQLITE.match(str(given.value))]
        owner = module.classes[assign.owner].name if assign.owner >= 0 else ""
        if found and not (is_development(owner) or re.search(r"test|dev", owner, re.I)):
            yield from (
                Evidence(path, max(each.line, assign.line), f"default: {str(each.value)[:60]}") for each in found
            )


def _strings(module: Module, bound: Mapping[str, Expr], expr: Expr | None, depth: int) -> Iterator[Const]:
    """String constants that a value may be: arms, items, the beginning of a formatted one, defaults given to readers."""
    if isinstance(expr, Const) and isinstance(expr.value, str):
        yield expr
    elif depth < MAX_DEPTH:
        for item in _parts(module, bound, expr):
            yield from _strings(module, bound, item, depth + 1)


def _parts(module: Module, bound: Mapping[str, Expr], expr: Expr | None) -> tuple[Expr, ...]:
    if isinstance(expr, Ref):
        return (bound[expr.name],) if expr.name in bound else ()
    if isinstance(expr, (Const, Other)):
        return ()
    if isinstance(expr, Fmt):
        return expr.parts[:1]
    if isinstance(expr, (Seq, Op)):
        return expr.items[:MAX_ITEMS]
    if isinstance(expr, Map):
        return tuple(value for _, value in expr.items[:MAX_ITEMS])
    if isinstance(expr, CallRef):
        call = module.calls[expr.index]
        told = (value for name, value in call.kwargs if call.name in _SCHEMED or _DEFAULT.search(name))
        return (*call.args[:4], *told)
    return ()
