"""Which query sites stand inside data access (``checklist.md``: Query site, ARC004)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

import msgspec

from prodready.api import fact
from prodready.facts.files import Role
from prodready.facts.python import Call, Class, Const, Function, Module, Ref, beginning, last_word
from prodready.project.code.symbols import Symbols
from prodready.project.code.types import Types
from prodready.project.layering.layers import Layers
from prodready.project.layering.names import REPOSITORIES, ROUTES, SERVICES, is_background, words_of
from prodready.project.layering.repositories import LIBRARIES, derives_from_library, is_repository
from prodready.project.services.in_use import InUse
from prodready.project.services.loaded import Loaded
from prodready.project.services.production import Production
from prodready.project.snapshot import Snapshot
from prodready.project.storage.engine import ENGINES
from prodready.project.storage.own_runners import run_by
from prodready.project.storage.persistence import Persistence
from prodready.project.storage.stores import SESSION_NAMES, TYPES, Stores
from prodready.project.words import words

_ONE_OFF = re.compile(
    r"(?:^|[/_])(?:fixes|migrations?|backups?|seeds?|(?:sample|demo|dummy)_data|init_db|initial_data|fixtures|pre_start|prestart)(?:[/_.]|$)"
    r"|(?:^|/)health(?:z|_?checks?|_?probes?)?(?:/|\.py$)"
)
_REPOSITORY_CALLS = words(
    """get get_one get_one_or_none get_multi get_multi_joined get_joined list list_and_count create create_many update
    update_many upsert upsert_many upsert_multi delete delete_many delete_where count exists add add_many get_or_upsert
    get_or_create db_delete select get_by_id get_and_update find_one find_one_or_none create_model create_models
    select_model select_model_by_column select_models select_models_order update_model update_model_by_column delete_model
    delete_model_by_column"""
)
_HELD = re.compile(
    r"%(?:self|cls)\.\w*(?:engine|session|conn|connection|client|pool|db|database|cursor|collection|table)\b"
)
_ON_ITSELF = re.compile(r"%(?:self|cls)\.\w+\W")
"""A call on what hangs on the object or its class: ``self.rows.execute``, ``cls._data[name].find_one``."""
_OPENS = re.compile(
    r"(?:init|close|connect|disconnect|open|setup|get_engine|create_engine|make_engine|create_pool)|\w+_context$"
)
_DATABASE = frozenset({"database", "databases", "db", "mongo", "mongodb"})
_ACCESS_STEMS = frozenset({"selectors", "selector", "managers", "manager", "querysets", "queryset"})
_DEFINES = re.compile(
    r"\s*(?:CREATE|ALTER|DROP)\s+(?:OR\s+REPLACE\s+)?(?:UNIQUE\s+|TEMP(?:ORARY)?\s+|VIRTUAL\s+|MATERIALIZED\s+|UNLOGGED\s+)?"
    r"(?:TABLE|INDEX|VIEW|TYPE|SCHEMA|EXTENSION|TRIGGER|FUNCTION|SEQUENCE|DATABASE)\b",
    re.IGNORECASE,
)
"""Statements that say how data is kept."""
_PROBES = re.compile(
    r"\s*SELECT\s+(?:'\w+'|\d+|TRUE|version\(\)|now\(\))(?:\s+AS\s+\w+)?(?:\s+FROM\s+DUAL)?\s*;?\s*|ping", re.I
)
"""Statements and commands that only show that a database answers."""
_CARRIED = re.compile(r"%(\w+)\.session\.")
_FRAMEWORKS = frozenset({"self", "cls", "request", "req", "info", "app", "event", "bot"})
"""What frameworks hand to those who answer, and objects themselves."""
_ROWS = frozenset({"pydantic.BaseModel", "sqlmodel.SQLModel"})
_LISTS = frozenset({"glob", "rglob", "iglob", "iterdir", "listdir", "scandir"})


class Site(msgspec.Struct, frozen=True, order=True):
    """One query site. ``inside`` tells in what kind of data access it stands, and is empty outside of any; ``declared``
    is one outside of functions (``queryset = Order.objects.all()``), which use it."""

    path: str
    line: int
    note: str
    inside: str = ""
    declared: bool = False


class DataAccess(msgspec.Struct, frozen=True):
    """All query sites of the application."""

    inside: tuple[Site, ...]
    outside: tuple[Site, ...]
    repositories: tuple[Site, ...]  # where repositories stand: classes that hold sites, and those a library makes


@fact
def access(
    snapshot: Snapshot,
    types: Types,
    stores: Stores,
    layers: Layers,
    persistence: Persistence,
    in_use: InUse,
    production: Production,
    loaded: Loaded,
) -> DataAccess:
    """Sort every query site of the application's modules; those of modules that nothing loads, and of commands that the
    service does not, count if there are no others."""
    counted = frozenset((touch.path, touch.line, touch.name) for touch in persistence.touches)
    sites: set[Site] = set()
    made: list[Site] = []
    judges: dict[str, _Judge] = {}
    noted: dict[str, tuple[tuple[Call, str], ...]] = {}
    records = _records(snapshot, types.symbols, stores)
    for path, module in snapshot.application():
        if snapshot.role(path) is Role.CLI or _ONE_OFF.search(path.lower()):
            continue
        noted[path] = found = tuple(_sites(path, module, types, stores, counted))
        called = tuple(call for call, _ in found)
        judges[path] = _Judge(path, module, called, types, stores, layers.of.get(path, ""), judges, records)
        owners = {call.owner for call in called if (path, call.owner) not in records}
        made.extend(_repositories(path, module, types.symbols, owners))
    commands: set[Site] = set()
    for path, found in noted.items():
        for call, note in found:
            if _asks_nothing(snapshot.modules[path], call):
                continue
            site = Site(path, call.line, note, judges[path].inside(call), declared=call.scope < 0)
            aside = path in loaded.commanded or production.in_command(path, call.scope)
            (commands if aside else sites).add(site)
    sites = sites or commands
    used = {site for site in sites if in_use.may_load(site.path)} or sites
    served = {site for site in used if loaded.holds(site.path) or not production.is_tool(site.path)}
    ordered = sorted(served or used)
    return DataAccess(
        tuple(site for site in ordered if site.inside), tuple(site for site in ordered if not site.inside), tuple(made)
    )


def _records(snapshot: Snapshot, symbols: Symbols, stores: Stores) -> frozenset[tuple[str, int]]:
    """The model classes, and those of the repository that they derive from: queries in their methods are not apart. What
    pydantic makes of rows is a model, too."""
    found: set[tuple[str, int]] = set()
    for path, module in snapshot.application():
        for cls in module.classes:
            if stores.model(f"{path}:{cls.qualname}") is not None or symbols.derives(path, cls, _ROWS):
                found.add((path, cls.index))
                ancestors = (item for _, item in symbols.ancestors(path, cls) if item is not None)
                found.update((item.path, item.cls.index) for item in ancestors if item.cls is not None)
    return frozenset(found)


def _repositories(path: str, module: Module, symbols: Symbols, owners: set[int]) -> Iterator[Site]:
    for cls in module.classes:
        if (cls.index in owners or derives_from_library(path, cls, symbols)) and is_repository(path, cls, symbols):
            yield Site(path, cls.line, f"{cls.name} is a repository")
    for call in module.calls:
        if symbols.resolve(path, call.name) in LIBRARIES:
            yield Site(path, call.line, f"makes a {call.name.rpartition('.')[2]} repository")


def _sites(
    path: str, module: Module, types: Types, stores: Stores, counted: frozenset[tuple[str, int, str]]
) -> Iterator[tuple[Call, str]]:
    touched: set[int] = set()
    running = {call.scope for call in module.calls if _lists_migrations(call)} - {-1}
    for call in module.calls:
        if call.scope in running:
            continue  # what applies migrations
        touch = stores.touch(path, call)
        if call.receiver in touched:
            touched.add(call.index)  # the same statement goes on
        elif last_word(call.name) == "none":
            continue  # Django's empty queryset, which asks nothing
        elif touch is not None and (path, call.line, touch.name) in counted:
            touched.add(call.index)
            yield call, f"{touch.technology.name} {touch.verb}"
        elif library_method(path, call, types):
            yield call, "library repository"
        elif (ran := run_by(path, call, types, stores)) and (ran.path, ran.line, ran.name) in counted:
            yield call, f"{ran.technology.name} {ran.verb}"


def _asks_nothing(module: Module, call: Call) -> bool:
    """Whether a call hands over a statement that makes or alters tables (``text("CREATE TABLE …")``, or a script of them), or
    one that only shows that somebody answers (``text("SELECT 1")``, ``select(1)``, ``command("ping")``)."""
    if last_word(call.name) == "executescript":
        return True
    given = call.args[0] if call.args else None
    made = module.call(given)
    if made is not None and last_word(made.name) == "select":
        return len(made.args) == 1 and isinstance(made.args[0], Const)
    if made is not None and last_word(made.name) == "text" and made.args:
        given = made.args[0]
    given = beginning(given)
    if not (isinstance(given, Const) and isinstance(given.value, str)):
        return False
    return bool(_DEFINES.match(given.value) or _PROBES.fullmatch(given.value))


def _lists_migrations(call: Call) -> bool:
    """Whether a call lists the files of migrations: ``MIGRATIONS.glob("*.sql")``, ``os.listdir("migrations")``."""
    if last_word(call.name) not in _LISTS:
        return False
    given = (str(item.value) for item in call.args if isinstance(item, Const))
    named = (item.name for item in call.args if isinstance(item, Ref))
    return any("migrat" in text.lower() for text in (call.name, *given, *named))


def library_method(path: str, call: Call, types: Types) -> bool:
    """Whether a call is of a library repository's own method (advanced-alchemy, FastCRUD …)."""
    if call.name.rpartition(".")[2] not in _REPOSITORY_CALLS:
        return False
    head, _, last = types.call_name(path, call).rpartition(".")
    if not head.endswith("()"):
        return False
    if head[:-2] in LIBRARIES:
        return True
    found = types.symbols.definition(head[:-2])
    return (
        found is not None
        and found.cls is not None
        and derives_from_library(found.path, found.cls, types.symbols)
        and types.symbols.method(found.path, found.cls, last) is None
    )


class _Judge(msgspec.Struct, frozen=True, dict=True):
    """Tells for the sites of one module in what data access each of them stands."""

    path: str
    module: Module
    sites: tuple[Call, ...]
    types: Types
    stores: Stores
    layer: str
    others: Mapping[str, _Judge]
    records: frozenset[tuple[str, int]]

    def inside(self, call: Call) -> str:
        """The kind of data access around a site, empty if there is none."""
        owner: Class | None = self.module.classes[call.owner] if call.owner >= 0 else None
        if library_method(self.path, call, self.types):
            return "through a library's repository"
        if owner is not None and is_repository(self.path, owner, self.types.symbols):
            return owner.name
        if self.layer == REPOSITORIES or (self.layer == SERVICES and not is_background(self.path)):
            return f"{self.layer} module"
        stem = self.path.rpartition("/")[2].removesuffix(".py")
        if _ACCESS_STEMS & set(words_of(stem)):
            return stem
        if owner is not None and (holder := self._holder(owner)):
            return f"{holder} holds the connection"
        if self._function(call.scope) in self._takers and (self.path, call.owner) not in self.records:
            return "function that takes the session"
        return "module of queries" if call.owner < 0 and self._holds_queries else ""

    def _holder(self, owner: Class) -> str:
        """The class that holds the connection: the owner of a site, or one that it derives from."""
        if owner.index in self._holders:
            return owner.name
        for _, found in self.types.symbols.ancestors(self.path, owner) if self.layer != ROUTES else ():
            judge = self.others.get(found.path) if found is not None else None
            if judge is not None and found is not None and found.cls is not None and found.cls.index in judge._holders:
                return found.cls.name
        return ""

    def _function(self, scope: int) -> int:
        """The outermost function around a scope."""
        function = self.module.outermost(scope)
        return function.index if function is not None else -1

    @cached_property
    def _holders(self) -> frozenset[int]:
        """Classes that hold a connection, of which at least half the public methods query, or call a method that does: two
        at least, if the class does not open the connection itself."""
        return frozenset(cls.index for cls in self.module.classes if self.layer != ROUTES and self._holds(cls))

    def _holds(self, cls: Class) -> bool:
        methods = {
            function.index
            for function in self.module.functions
            if function.owner == cls.index and not function.name.startswith("_")
        }
        direct = {self._function(call.scope) for call in self.sites if call.owner == cls.index and call.scope >= 0}
        names = {f"%self.{self.module.functions[index].name}" for index in direct}
        through = {
            self._function(call.scope) for call in self.module.calls if call.owner == cls.index and call.name in names
        }
        querying = methods & (direct | through)
        return (
            len(querying) >= (1 if self._opens(cls) else 2)
            and len(querying) * 2 >= len(methods)
            and self._has_connection(cls)
            and self.stores.model(f"{self.path}:{cls.qualname}") is None
        )

    def _has_connection(self, cls: Class) -> bool:
        """Whether something that hangs on a class or its objects is called for queries, or is named for the database; or the
        class itself is (``MongoInterface``), which asks for the connection each time."""
        if _DATABASE & set(words_of(cls.name)):
            return True
        named = any(call.owner == cls.index and _HELD.match(call.name) for call in self.module.calls)
        return named or any(call.owner == cls.index and _ON_ITSELF.match(call.name) for call in self.sites)

    def _opens(self, cls: Class) -> bool:
        """Whether a class opens the database and keeps the connection: ``self.rows = sqlite3.connect(…)``."""
        kept = (item for item in self.module.assigns if item.owner == cls.index or self._is_method(item.scope, cls))
        held = (self.module.call(item.value) for item in kept if item.target.startswith(("%self.", "%cls.", "&")))
        return any(call is not None and self.types.symbols.resolve(self.path, call.name) in ENGINES for call in held)

    def _is_method(self, scope: int, cls: Class) -> bool:
        return scope >= 0 and self.module.functions[scope].owner == cls.index

    @cached_property
    def _holds_queries(self) -> bool:
        """Whether a module is named for the database, and at least half of its functions query it: those take the session from
        where it is kept."""
        if self.layer == ROUTES or not any(_DATABASE & set(words_of(part)) for part in self.path[:-3].split("/")[-2:]):
            return False
        outer = (item for item in self.module.functions if item.scope == -1 and item.owner < 0 and item.statements)
        functions = [item for item in outer if not _OPENS.match(item.name)]
        querying = {self._function(call.scope) for call in self.sites if call.owner < 0 and call.scope >= 0}
        return len(querying) > 1 and len(querying) * 2 >= len(functions)

    @cached_property
    def _takers(self) -> frozenset[int]:
        """The functions that take the session, in a module or as methods of a class of which they are at least half, or half
        of those that others call."""
        if self.layer == ROUTES:
            return frozenset()
        beside: dict[int, list[Function]] = {}
        for item in self.module.functions:
            if item.scope == -1 and item.statements and not _OPENS.match(item.name):
                beside.setdefault(item.owner, []).append(item)
        takers = {owner: [item for item in each if self._takes_session(item)] for owner, each in beside.items()}
        chosen = (each for owner, each in takers.items() if _are_half(each, beside[owner]))
        return frozenset(item.index for each in chosen for item in each)

    def _takes_session(self, function: Function) -> bool:
        for param in function.params:
            if self.types.dependency(self.path, param) is not None:
                continue
            known = TYPES.get(self.types.param(self.path, function, param).removesuffix("()"))
            if known.category == "database" if known is not None else param.name.lower() in SESSION_NAMES:
                return True
        return any(param.name in self._carriers for param in function.params)

    @cached_property
    def _carriers(self) -> frozenset[str]:
        """The parameters that carry the session which functions of the module ask: ``context.session.query(…)``."""
        asked = [call.name for call in self.sites if call.scope >= 0]
        asked += [f"{item.value.name}." for item in self.module.assigns if isinstance(item.value, Ref)]
        return frozenset(found[1] for name in asked if (found := _CARRIED.match(name))) - _FRAMEWORKS


def _are_half(takers: list[Function], functions: list[Function]) -> bool:
    """Whether functions are at least half of all, or of those without an underscore before their name."""
    offered = [[item for item in each if not item.name.startswith("_")] for each in (takers, functions)]
    return any(given and len(given) * 2 >= len(among) for given, among in ((takers, functions), offered))
