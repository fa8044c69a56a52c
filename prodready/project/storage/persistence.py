"""Whether the application has a system of record, through what, and where it is opened.

A cache, a queue, an object store, a search index or a read-only warehouse alone is not persistence (``checklist.md``), and
neither is a file that a library or a command-line tool reads through ``sqlite3``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property, partial

import msgspec

from prodready.api import Evidence, Verdict, fact, not_applicable, unknown
from prodready.facts.files import Role
from prodready.facts.python import Flag
from prodready.project.code.callers import Callers
from prodready.project.code.reach import Reach
from prodready.project.code.symbols import Symbols
from prodready.project.routing.routes import Routes
from prodready.project.services.kind import Services
from prodready.project.services.main_service import MainService
from prodready.project.services.production import Production
from prodready.project.snapshot import Snapshot
from prodready.project.storage.borrowed_tables import borrowed
from prodready.project.storage.engine import Engine
from prodready.project.storage.engines import Engines
from prodready.project.storage.memory import MemoryStores
from prodready.project.storage.migrations import Migrations
from prodready.project.storage.records import is_record, is_written
from prodready.project.storage.stores import QUERY, WRITE, Stores, Technology, Touch
from prodready.project.storage.tables import has_no_table
from prodready.project.storage.technologies import SQLALCHEMY, SQLMODEL_ASYNC

SCHEMALESS = frozenset(
    {
        "Firestore",
        "DynamoDB",
        "Cosmos DB",
        "MongoEngine",
        "Beanie",
        "ODMantic",
        "Motor",
        "PyMongo",
        "Mongo asyncio",
        "Cassandra",
        "Neo4j",
        "RethinkDB",
        "ArangoDB",
        "Datastore",
        "Bunnet",
        "MongoMotor",
        "uMongo",
        "TinyDB",
        "SurrealDB",
    }
)
"""Databases of documents and keys, which have no schema."""
_DJANGO = "Django ORM"
_FILES = frozenset({"sqlite3", "aiosqlite"})
_BELONGS = {
    "playhouse": "peewee",
    "flask_sqlalchemy": "sqlalchemy",
    "advanced_alchemy": "sqlalchemy",
    "litestar": "sqlalchemy",
    "litestar_asyncpg": "asyncpg",
    "psycopg_pool": "psycopg",
    "aiomysql": "sqlalchemy",
    "aiopg": "sqlalchemy",
}
"""Package that opens databases → the technology that it opens them for."""
_OPENS_SCHEMALESS = re.compile(
    r"(?:motor|(?:flask_)?pymongo|(?:flask_)?mongoengine|odmantic|beanie|google\.cloud\.(?!spanner)\w+|azure\.cosmos|cassandra|arango"
    r"|py2neo|tinydb|surrealdb)(?:\.|$)"
)
"""Names of the calls that open databases without a schema."""
_TABLES = frozenset({"sqlalchemy.Table", "sqlalchemy.schema.Table", "sqlalchemy.sql.schema.Table"})
_BASE = re.compile(r"^(?:Abstract|Base|Dummy|Fake|Mock)(?=[A-Z]|$)|(?:Base|Mixin|Abstract)$|^(?:BaseModel|Model|BASE)$")
EXPORTERS = re.compile(r"(?:^|/)(?:exports|exporters|sinks)/")
"""Folders of modules that send what is measured to whatever database their user has."""
_CACHE_WORD = re.compile(r"(?:^|[/_.])(?:\w*_)?cach(?:e|es|ed|ing)(?:[/_.]|$)", re.I)


class Entity(msgspec.Struct, frozen=True):
    """A model class, or a table that a call declares."""

    path: str
    line: int
    technology: Technology
    kind: str = "model"
    empty: bool = False  # a class that adds no column to its base


class Persistence(msgspec.Struct, frozen=True, dict=True):
    """The system of record. ``touches`` are the application's queries and writes of databases."""

    engines: tuple[Engine, ...]
    touches: tuple[Touch, ...]
    models: tuple[Entity, ...]
    memory: MemoryStores
    only_sqlite: Engine | None = None
    unread: str = ""  # why it was not looked for
    withheld: Verdict | None = None  # what the kind of the repository leaves to say
    outside: Evidence | None = None  # a query of tables that a package outside has

    @property
    def absent(self) -> Verdict:
        """What a point says where there is no system of record, or none that can be seen."""
        if self.withheld is not None:
            return self.withheld
        if self.outside is not None:
            return unknown(f"The tables are not in the repository: {self.outside.note}.", self.outside)
        why = self.unread or "no database is used and no write route changes process memory"
        return not_applicable(f"no persistence: {why}")

    @cached_property
    def databases(self) -> tuple[str, ...]:
        """Names of the technologies in use, the most used first; of a database that is only set up, no more than that."""
        counts: dict[str, int] = {}
        for touch in self.touches:
            counts[touch.technology.name] = counts.get(touch.technology.name, 0) + 1
        for entity in self.models:
            counts[entity.technology.name] = counts.get(entity.technology.name, 0) + 1
        ordered = tuple(sorted(counts, key=lambda name: (-counts[name], name)))
        return ordered or (("database",) if self.engines else ())

    @property
    def has_server(self) -> bool:
        """Whether the database that is used most can be no SQLite, or is one of a mapper while none but files without a
        mapper are seen to be opened: what else is opened beside it keeps something aside."""
        kinds = [*(touch.technology for touch in self.touches), *(entity.technology for entity in self.models)]
        name = self.databases[0] if self.databases else ""
        files = all(engine.name.partition(".")[0] in _FILES for engine in self.engines)
        if files and any(entity.technology.name == name not in _FILES for entity in self.models):
            return True
        return any(kind.name == name and (kind.server or name in SCHEMALESS) for kind in kinds)

    @property
    def has_database(self) -> bool:
        """Whether a database is used."""
        return bool(self.models or self.touches or self.engines)

    @property
    def present(self) -> bool:
        """Whether there is a system of record at all."""
        return self.has_database or bool(self.memory.found)

    @property
    def schemaless(self) -> bool:
        """Whether every database in use is one without a schema; the tables that Django brings along come with their
        migrations."""
        modelled = {entity.technology.name for entity in self.models}
        technologies = modelled | {touch.technology.name for touch in self.touches} - {_DJANGO}
        return bool(technologies) and technologies <= SCHEMALESS

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Where it is opened, modelled and queried."""
        return self.places()

    def places(
        self, asked: Touch | None = None, order: Callable[[str], tuple[bool, bool]] = lambda _: (False, False)
    ) -> tuple[Evidence, ...]:
        """Where it is opened (as ``asked`` asks it, else what handlers wait for before what scripts use), modelled and
        queried: at most three places, of what is used most; ``asked`` is the query to show, else one of the module that makes
        most. ``order`` tells whether a path stands beside the main service, and whether nothing loads it."""
        main = self.databases[0] if self.databases else ""
        waits = asked is None or asked.technology.asynchronous
        used_at = [one.path for one in self.touches] + [one.path for one in self.models]
        used = Counter(path.partition("/")[0] for path in used_at)
        ordered = sorted(
            (one for one in self.engines if not self._is_other(one, main)),
            key=lambda one: (
                order(one.path)[0],
                one.aside,
                main == SQLMODEL_ASYNC.name and one.asynchronous is not waits,  # whose engines are SQLAlchemy's own
                not one.note and not _opens(one, main),
                one.passing,
                one.asynchronous is not waits,
                one.is_sqlite,
                bool(one.note),
                -used[one.path.partition("/")[0]],
            ),
        )
        if ordered and order(ordered[0].path)[0] and any(not order(path)[0] for path in used_at):
            ordered = []  # the database of a part beside, where the service has its own from a package
        found = [engine.evidence for engine in (*ordered[:1], *(one for one in ordered[1:2] if one.is_sqlite))]
        kin = [one for one in self.models if (one.technology.name in SCHEMALESS) == (main in SCHEMALESS)]
        kin = [one for one in kin if one.technology.name == main or not any(order(one.path))]
        models = sorted(kin, key=lambda one: (one.technology.name != main, order(one.path), one.empty))
        found += [Evidence(one.path, one.line, f"{one.technology.name} {one.kind}") for one in models[:1]]
        counts = Counter(touch.path for touch in self.touches if touch.technology.name == main)
        touches = sorted(
            self.touches,
            key=lambda one: (one.technology.name != main, order(one.path), probes(one.path), -counts[one.path]),
        )
        shown = [asked] if asked is not None else touches[:1]
        found += [Evidence(touch.path, touch.line, f"{touch.technology.name} {touch.verb}") for touch in shown]
        return tuple(found[:3])

    def _is_other(self, engine: Engine, technology: str) -> bool:
        """Whether an engine opens a database without a schema and the technology needs one, or the other way round; or a file
        without the mapper that the technology is."""
        known = bool(self.touches or self.models) and not engine.note
        if known and engine.name.partition(".")[0] in _FILES and technology not in _FILES:
            return True
        return known and bool(_OPENS_SCHEMALESS.match(engine.name)) != (technology in SCHEMALESS)


def probes(path: str) -> bool:
    """Whether a module is named for asking whether the database answers, which is no query of the application."""
    return "health" in path.lower()


def _opens(engine: Engine, technology: str) -> bool:
    """Whether the name of an engine's package, or of what it belongs to, is in that of a technology."""
    package = engine.name.partition(".")[0]
    return _BELONGS.get(package, package).replace("_", "-") in technology.lower()


@fact
def persistence(
    snapshot: Snapshot,
    services: Services,
    symbols: Symbols,
    stores: Stores,
    engines: Engines,
    memory: MemoryStores,
    migrations: Migrations,
    callers: Callers,
    main: MainService,
    routes: Routes,
    reach: Reach,
    production: Production,
) -> Persistence:
    """Gather engines, models and queries of the application's modules, caches and readers of files left out."""
    if services.kind == "library":
        return Persistence((), (), (), MemoryStores(()), withheld=services.lacking("no persistence"))
    models = tuple(_models(snapshot, stores))
    touches = _touches(snapshot, services, symbols, stores, migrations)
    by_hand = partial(_is_by_hand, snapshot=snapshot, production=production, main=main)
    served = tuple(touch for touch in touches if not by_hand(touch.path))
    migrated = bool(migrations.revisions or migrations.environments)
    unread = _none_of_its_own(services, engines, models, touches, memory, by_hand)
    if unread is not None:
        return Persistence((), (), (), memory, unread=unread)
    set_up = bool(engines.found) and migrated  # for tables that are still to come
    outside = None if models or memory.found else next(borrowed(snapshot, stores, asked=bool(touches)), None)
    kept = set_up or is_record(snapshot, models, served or touches, migrated, stores)
    if not kept and not (engines.found and is_written(routes, reach, stores, served)):
        return Persistence((), (), (), memory, outside=outside)
    opened = sorted(
        engines.found, key=lambda engine: (main.order(engine.path), -len(callers.importers.get(engine.path, ())))
    )
    found = Persistence(tuple(opened), served or touches, models, memory, outside=outside)
    if not engines.only_sqlite or found.has_server:
        return found
    return msgspec.structs.replace(found, only_sqlite=min(opened, key=lambda engine: engine.in_memory))


def _none_of_its_own(
    services: Services,
    engines: Engines,
    models: tuple[Entity, ...],
    touches: tuple[Touch, ...],
    memory: MemoryStores,
    is_by_hand: Callable[[str], bool],
) -> str | None:
    """Why no database that is seen keeps anything for the service, empty if its own memory does; None if one may."""
    if not services.runs and not engines.found and models and all(each.technology.name == _DJANGO for each in models):
        return "models for the projects of others, which say where they are kept"
    asked = {each.path for each in engines.found} | {each.path for each in touches}
    places = asked | {each.path for each in models}
    if places and all(map(EXPORTERS.search, places)):
        return "its exporters only send what others keep"
    if engines.found and all(each.in_memory and not each.replaceable for each in engines.found) and not touches:
        return "" if memory.found else "the only database is an empty one in memory"
    if services.is_service and not models and asked and all(map(is_by_hand, asked)):
        return "" if memory.found else "only programs that are run by hand use a database"
    return None


def _is_by_hand(path: str, snapshot: Snapshot, production: Production, main: MainService) -> bool:
    """Whether a module is a program that somebody runs: a command line, or a tool that nothing that serves loads."""
    return snapshot.role(path) is Role.CLI or (production.is_tool(path) and path in main.unused)


def _touches(
    snapshot: Snapshot, services: Services, symbols: Symbols, stores: Stores, migrations: Migrations
) -> tuple[Touch, ...]:
    """The application's queries and writes of databases, without those of migrations, caches and readers of files."""
    revisions = {evidence.path for evidence in migrations.revisions}
    caches = _cache_classes(snapshot, symbols)
    return tuple(
        touch
        for path, _ in snapshot.application()
        if path not in revisions
        for touch in stores.in_module(path)
        if touch.technology.category == "database" and touch.verb in (QUERY, WRITE)
        if touch.technology.name not in _FILES or (services.runs and not _is_cache(snapshot, touch, caches))
    )


def _models(snapshot: Snapshot, stores: Stores) -> Iterator[Entity]:
    """Model classes, those with tables of their own first, and tables that calls declare."""
    bases: list[Entity] = []
    fields = stores.types.symbols.fields
    for path, module in snapshot.application():
        for cls in module.classes:
            if cls.flags & Flag.TYPING:
                continue
            technology = stores.model(f"{path}:{cls.qualname}") if cls.name != "Meta" else None
            if technology is not None and (_BASE.search(cls.name) or has_no_table(path, cls, stores.types.symbols)):
                bases.append(Entity(path, cls.line, technology))
            elif technology is not None:
                yield Entity(path, cls.line, technology, empty=not fields.get((path, cls.index)))
        for call in module.calls:
            if call.name in _TABLES and call.scope < 0:
                yield Entity(path, call.line, SQLALCHEMY, "table")
            elif call.name in _TABLES:  # put together for one statement
                bases.append(Entity(path, call.line, SQLALCHEMY, "table"))
    yield from bases


def _cache_classes(snapshot: Snapshot, symbols: Symbols) -> frozenset[str]:
    """Classes from which other modules derive caches only, and their kin in the same module, by global name."""
    uses: dict[str, set[bool]] = {}
    kin: dict[str, set[str]] = {}
    for path, module in snapshot.application():
        is_named = bool(_CACHE_WORD.search(path.removesuffix(".py")))
        for cls in module.classes:
            for base, found in symbols.ancestors(path, cls):
                if found is not None and found.path == path:
                    kin.setdefault(base, set()).add(f"{path}:{cls.qualname}")
                elif found is not None:
                    uses.setdefault(base, set()).add(is_named or "cache" in cls.name.lower())
    bases = {name for name, kinds in uses.items() if kinds == {True}}
    return frozenset(bases.union(*(kin.get(name, ()) for name in bases)))


def _is_cache(snapshot: Snapshot, touch: Touch, caches: frozenset[str]) -> bool:
    """Whether a query stands in a module, class or function that is named as a cache, or in a base of caches."""
    module = snapshot.modules[touch.path]
    function = module.functions[touch.function] if touch.function >= 0 else None
    owner = module.classes[function.owner].qualname if function is not None and function.owner >= 0 else ""
    name = f"{owner}.{function.name}" if function is not None else ""
    return (
        bool(_CACHE_WORD.search(touch.path.removesuffix(".py")))
        or "cache" in name.lower()
        or f"{touch.path}:{owner}" in caches
    )
