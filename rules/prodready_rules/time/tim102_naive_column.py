"""# Columns without a time zone

**Reported**: columns of SQLAlchemy and SQLModel of type `DateTime` or `TIMESTAMP` without `timezone=True`;
`Mapped[datetime]` and SQLModel fields of type `datetime` whose type nothing else says; Django's `USE_TZ = False`.

**Not reported**: `DateTime(timezone=True)`, also by position; types of the project's own and of libraries
(`UtcDateTime`, `DateTimeUTC`); columns on MySQL and MariaDB, which keep no zone whatever the type says, where nothing else is
in use; a `type_annotation_map` that gives `datetime` a type with a time zone.

Wrong: `created_at = Column(DateTime)`. Right: `created_at = Column(DateTime(timezone=True))`.

`prodready fix --unsafe` adds `timezone=True`; the table needs a migration with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.api import Confidence, Finding, Location, Rewrite, Severity, finding
from prodready.facts.python import Assign, Call, CallRef, Class, Const, Expr, Map, Module, Op, Ref, Sub, last_word
from prodready.project.code.types import Types
from prodready.project.layout.dependencies import Dependencies
from prodready.project.services.django_settings import DjangoSettings
from prodready.project.services.production import Production, place, spot
from prodready.project.storage.engines import Engines
from prodready.project.storage.stores import Stores

_NAIVE = re.compile(
    r"^(?:sqlalchemy(?:\.types|\.sql\.sqltypes|\.dialects\.\w+)?|sqlmodel|flask_sqlalchemy\.SQLAlchemy\(\)|flask_sqlalchemy)"
    r"\.(?:DateTime|DATETIME|TIMESTAMP)$"
)
_COLUMNS = frozenset({"Column", "mapped_column", "deferred"})
_NO_TYPES = re.compile(
    r"(?:^|[.:])(?:ForeignKey|Identity|Sequence|Computed|FetchedValue|DefaultClause|CheckConstraint)$"
)
_AWARE_BASES = ("advanced_alchemy.", "litestar.plugins.sqlalchemy.", "litestar.contrib.sqlalchemy.")
"""Libraries whose bases map ``datetime`` to a type with a time zone."""
_MYSQL = frozenset(
    {
        "pymysql",
        "mysqlclient",
        "mysql-python",
        "aiomysql",
        "asyncmy",
        "mysql-connector-python",
        "mysql-connector",
        "mariadb",
    }
)
_OTHERS = frozenset(
    {"psycopg", "psycopg2", "psycopg2-binary", "psycopg2cffi", "asyncpg", "aiopg", "pg8000", "aiosqlite", "oracledb"}
    | {"cx-oracle", "pyodbc", "aioodbc", "pymssql"}
)
"""Drivers of the databases that have a type with a time zone, or whose columns SQLAlchemy would give one."""
_TABLES = ("SQLAlchemy", "SQLModel", "Flask-SQL", "Advanced Alchemy")


@finding(
    code="TIM102",
    name="naive-column",
    section="time",
    severity=Severity.ERROR,
    question="Is a point in time stored without its zone?",
    why="The database then keeps whatever the machine's clock said, and nobody can tell later which moment that was.",
    fix="Use DateTime(timezone=True), with a migration; in Django USE_TZ = True.",
    references=("https://docs.sqlalchemy.org/en/20/core/type_basics.html#sqlalchemy.types.DateTime",),
    rewrite=Rewrite("prodready_rules.rewrites.naive_column:with_zone", safe=False),
)
def rule(
    production: Production,
    types: Types,
    stores: Stores,
    settings: DjangoSettings,
    dependencies: Dependencies,
    engines: Engines,
) -> Iterator[Finding]:
    """Columns of the application's tables, and Django's switch."""
    mapped = _maps_datetime(production, types)
    zoneless = _is_on_mysql(dependencies, engines)
    for path, module in () if zoneless else production.application():
        if _is_of_mysql(module):
            continue
        described = _described(path, module, types)
        for call in module.calls:
            column = last_word(call.name) in (*_COLUMNS, "Field")
            if column and not any(table.line <= call.line <= table.end_line for table in described):
                yield from _explicit(path, module, call, types)
        for assign in module.assigns:
            if assign.owner >= 0 and assign.annotation is not None and assign.target[0] == "&":
                cls = module.classes[assign.owner]
                if not mapped and _is_bare(path, module, assign, cls, types, stores):
                    name = f"{cls.name}.{assign.target[1:]}"
                    message = f"{name} is stored without a time zone"
                    yield spot("TIM102", Severity.ERROR, place(path, assign), message, Confidence.MEDIUM)
    yield from _django(settings)


def _is_on_mysql(dependencies: Dependencies, engines: Engines) -> bool:
    """Whether drivers of MySQL or MariaDB are the only ones, and no address says that another database is opened."""
    names = dependencies.names
    schemes = {engine.url.partition(":")[0].partition("+")[0] for engine in engines.found if engine.url}
    return bool(names & _MYSQL) and not names & _OTHERS and schemes <= {"mysql", "mariadb"}


def _is_of_mysql(module: Module) -> bool:
    """Whether a module takes types from MySQL's dialect, and from no other."""
    dialects = {item.target.split(".")[2] for item in module.imports if item.target.startswith("sqlalchemy.dialects.")}
    return bool(dialects) and dialects <= {"mysql", "mariadb"}


def _explicit(path: str, module: Module, call: Call, types: Types) -> Iterator[Finding]:
    """Types that are given to a column and have no time zone."""
    for value in (*call.args[:2], call.kwarg("type_"), call.kwarg("sa_type")):
        inner = module.call(value)
        name = types.call_name(path, inner) if inner is not None else ""
        if isinstance(value, Ref):
            name = types.typed(path, call.scope, value.name)
        if _NAIVE.match(name) and (inner is None or not _has_zone(inner)):
            column = next((str(item.value) for item in call.args if isinstance(item, Const)), "") or _bound(
                module, call
            )
            last = name.rpartition(".")[2]
            yield spot(
                "TIM102",
                Severity.ERROR,
                place(path, inner or call),
                f"{column or 'a column'} is a {last} without a time zone",
                fixable=True,
            )


def _described(path: str, module: Module, types: Types) -> tuple[Call, ...]:
    """The tables of a module that nobody creates: those of another system, described to be queried."""
    tables = (call for call in module.calls if call.name.endswith("sqlalchemy.Table") and len(call.args) > 1)
    by_owner: dict[str, list[Call]] = {}
    for table in tables:
        given = table.args[1]
        by_owner.setdefault(types.symbols.resolve(path, given.name) if isinstance(given, Ref) else "", []).append(table)
    return tuple(
        table
        for symbol, some in by_owner.items()
        if _is_of_module(path, module, symbol, types) and not _is_used_elsewhere(path, symbol, types)
        for table in some
    )


def _is_of_module(path: str, module: Module, symbol: str, types: Types) -> bool:
    """Whether a name is of SQLAlchemy's metadata that the module makes, and creates no tables by."""
    found = types.symbols.definition(symbol)
    value = module.call(found.assign.value) if found and found.assign and found.path == path else None
    if value is None or not value.name.endswith("MetaData"):
        return False
    return not any(item.name.endswith((".create_all", ".reflect")) for item in module.calls)


def _is_used_elsewhere(path: str, symbol: str, types: Types) -> bool:
    return any(
        types.symbols.resolve(where, name) == symbol
        for where, other in types.symbols.modules.items()
        if where != path
        for name in (*(item.target for item in other.imports), *(read.name for read in other.reads))
        if name.endswith(symbol.rpartition(":")[2])
    )


def _has_zone(call: Call) -> bool:
    given = call.arg(0, "timezone")
    return given is not None and not (isinstance(given, Const) and not given.value)


def _bound(module: Module, call: Call) -> str:
    """The name of the field or variable that a column is bound to."""
    for assign in module.assigns:
        inside = assign.line <= call.line <= assign.end_line and isinstance(assign.value, CallRef)
        if inside and (assign.owner >= 0 or getattr(assign.value, "index", -1) == call.index):
            return last_word(assign.target)
    return ""


def _is_bare(path: str, module: Module, assign: Assign, cls: Class, types: Types, stores: Stores) -> bool:
    """``Mapped[datetime]``, or a field of a SQLModel table, of which nothing else tells the type."""
    annotation = assign.annotation
    is_mapped = isinstance(annotation, Sub) and types.symbols.expr_name(path, annotation.value).endswith("Mapped")
    inner = annotation.index if is_mapped and isinstance(annotation, Sub) else annotation
    if inner is None or not _is_datetime(path, inner, types) or _has_type(path, module, assign.value, types):
        return False
    heirs = types.symbols.subclasses.get(f"{path}:{cls.qualname}", ())
    return any(_is_table(where, heir, types, stores, mapped=is_mapped) for where, heir in ((path, cls), *heirs))


def _is_table(path: str, cls: Class, types: Types, stores: Stores, *, mapped: bool) -> bool:
    """Whether the annotations of a class, its own or inherited, make columns whose type the library chooses."""
    technology = stores.model(f"{path}:{cls.qualname}")
    if technology is None or not technology.name.startswith(_TABLES):
        return False
    if any(name.startswith(_AWARE_BASES) for name, _ in types.symbols.ancestors(path, cls)):
        return False
    declared = any(key == "table" and isinstance(value, Const) and value.value for key, value in cls.keywords)
    return mapped or (technology.name.startswith("SQLModel") and declared)


def _is_datetime(path: str, expr: Expr, types: Types) -> bool:
    if isinstance(expr, Op) and expr.kind == "|":
        return any(_is_datetime(path, item, types) for item in expr.items)
    if isinstance(expr, Sub):
        return types.symbols.expr_name(path, expr.value).endswith("Optional") and _is_datetime(path, expr.index, types)
    return types.symbols.expr_name(path, expr) == "datetime.datetime"


def _has_type(path: str, module: Module, value: Expr | None, types: Types) -> bool:
    """Whether a column's call says the type, right or wrong."""
    call = module.call(value)
    if call is None:
        return False
    if any(call.kwarg(name) is not None for name in ("sa_column", "sa_type", "type_", "sa_column_args")):
        return True
    positional = call.args if call.name.rpartition(".")[2].lstrip(":") in _COLUMNS else ()
    for item in positional:
        inner = module.call(item)
        name = inner.name if inner is not None else item.name if isinstance(item, Ref) else ""
        if name and not _NO_TYPES.search(name):
            return True
    return call.name.rpartition(".")[2].lstrip(":") not in (*_COLUMNS, "Field", "field")


def _maps_datetime(production: Production, types: Types) -> bool:
    """Whether a ``type_annotation_map`` gives ``datetime`` a type that is not naive."""
    for path, module in production.application():
        tables = [item.value for item in module.assigns if item.target.endswith("type_annotation_map")]
        tables += [call.kwarg("type_annotation_map") for call in module.calls]
        for table in tables:
            for key, value in table.items if isinstance(table, Map) else ():
                if key is None or types.symbols.expr_name(path, key) != "datetime.datetime":
                    continue
                inner = module.call(value)
                name = types.call_name(path, inner) if inner is not None else types.symbols.expr_name(path, value)
                if not _NAIVE.match(name) or (inner is not None and _has_zone(inner)):
                    return True
    return False


def _django(settings: DjangoSettings) -> Iterator[Finding]:
    said = settings.of("USE_TZ")
    if any(item.value is True for item in said):
        return
    for item in said:
        if item.value is False and not item.conditional:
            where = Location(item.path, item.line, 0, item.line, 0)
            yield spot("TIM102", Severity.ERROR, where, "USE_TZ is off: Django stores points in time without a zone")
