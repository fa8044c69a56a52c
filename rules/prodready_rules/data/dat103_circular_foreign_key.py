"""# Circular foreign keys

**Reported**: tables whose foreign keys form a ring in which no key has `use_alter=True`. `drop_all` then fails, the order of
creation is arbitrary, and migrations that are generated need mending by hand.

**Not reported**: a table that refers to itself; Django, which handles rings in its migrations; models of a service whose
tables SQL files make (`V7__add_teams.sql`), where nothing creates or compares tables from the models.

Right: `ForeignKey("b.id", use_alter=True, name="fk_a_b")` on one of the keys.
"""

from __future__ import annotations

import functools
import posixpath
import re
from collections.abc import Iterator

from prodready.api import Effort, Finding, Location, Rewrite, Severity, finding
from prodready.facts.python import Class, Const, Module
from prodready.project.code.constants import Constants
from prodready.project.layout.dependencies import Dependencies
from prodready.project.services.production import Production, spot
from prodready.project.snapshot import Snapshot
from prodready.project.storage.stores import Stores

_VERSIONED = re.compile(r"(?:^|/)V\d+(?:[._]\d+)*__[^/]*\.sql\Z")
_CREATES = re.compile(r"\.(?:create_all|drop_all)\Z")
_COMPARES = frozenset({"alembic", "flask_migrate"})
Edge = tuple[str, str, str, int, bool]


@finding(
    code="DAT103",
    name="circular-foreign-key",
    section="data",
    severity=Severity.ERROR,
    question="Do foreign keys form a ring?",
    why="The tables can be created in no order, and dropped in none.",
    fix="Give one of the keys use_alter=True and a name.",
    effort=Effort.HOURS,
    references=(
        "https://docs.sqlalchemy.org/en/20/core/constraints.html#creating-dropping-foreign-key-constraints-via-alter",
    ),
    rewrite=Rewrite("prodready_rules.rewrites.tables:with_use_alter"),
)
def rule(production: Production, stores: Stores, constants: Constants, dependencies: Dependencies) -> Iterator[Finding]:
    """Rings in the graph of tables."""
    described = functools.cache(lambda folder: _is_made_by_sql(folder, production.snapshot))
    edges = [
        edge
        for path, module in production.application()
        for edge in _edges(path, module, stores, constants)
        if not described(_service(path, dependencies))
    ]
    graph: dict[str, set[str]] = {}
    for source, target, _, _, altered in edges:
        if source != target and not altered:
            graph.setdefault(source, set()).add(target)
    reported: set[frozenset[str]] = set()
    for source, target, path, line, altered in edges:
        if altered or source == target:
            continue
        ring = _ring(graph, target, source)
        if ring and frozenset(ring) not in reported:
            reported.add(frozenset(ring))
            yield spot(
                "DAT103",
                Severity.ERROR,
                Location(path, line, 0, line, 0),
                f"foreign keys form a ring: {' → '.join([source, *ring])}",
                fixable=True,
            )


def _service(path: str, dependencies: Dependencies) -> str:
    """The nearest folder above a module that declares dependencies."""
    folders = {posixpath.dirname(file) for file, _ in dependencies.declared}
    return max((one for one in folders if not one or path.startswith(f"{one}/")), key=len, default="")


def _is_made_by_sql(folder: str, snapshot: Snapshot) -> bool:
    """Whether versioned SQL makes the tables of a service, and nothing in it makes or compares them from the models."""
    if not any(_VERSIONED.search(path) for path in snapshot.files):
        return False
    for path, module in snapshot.modules.items():
        if folder and not path.startswith(f"{folder}/"):
            continue
        if any(_CREATES.search(call.name) for call in module.calls):
            return False
        if any(item.target.partition(".")[0] in _COMPARES for item in module.imports):
            return False
    return True


def _edges(path: str, module: Module, stores: Stores, constants: Constants) -> Iterator[Edge]:
    for cls in module.classes:
        if stores.model(f"{path}:{cls.qualname}") is None:
            continue
        table = _table(path, cls, stores, constants)
        for call in module.calls:
            last = call.name.rpartition(".")[2].lstrip(":")
            if call.owner != cls.index or call.scope != cls.scope:
                continue
            given = call.arg(0, "column") if last == "ForeignKey" else call.kwarg("foreign_key")
            target = constants.text(path, call.scope, given)
            if target and "." in target:
                altered = call.kwarg("use_alter")
                yield (
                    table,
                    target.rpartition(".")[0].rpartition(".")[2],
                    path,
                    call.line,
                    isinstance(altered, Const) and bool(altered.value),
                )


def _table(path: str, cls: Class, stores: Stores, constants: Constants) -> str:
    found = stores.types.symbols.class_field(path, cls, "__tablename__")
    name = constants.text(found[0], -1, found[1].value) if found else None
    return name or re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", cls.name).lower()


def _ring(graph: dict[str, set[str]], start: str, goal: str) -> list[str]:
    """The shortest way from ``start`` back to ``goal``, both included; empty if there is none."""
    queue: list[list[str]] = [[start]]
    seen = {start}
    while queue:
        way = queue.pop(0)
        if way[-1] == goal:
            return way
        for following in sorted(graph.get(way[-1], ())):
            if following not in seen:
                seen.add(following)
                queue.append([*way, following])
    return []
