"""# Schema migrations

**Passes** when schema migrations are set up and hold at least one revision: an Alembic environment (also through
Flask-Migrate), Django migrations in the project's own apps, Aerich, Piccolo, yoyo, peewee-migrate, Flyway, Liquibase,
Quart-DB, or numbered SQL files or modules with a runner of the repository.

**Fails** for an environment without a revision, a revision of Alembic without an environment, and for `create_all` at
start. **Not applicable** without persistence or with a schema-less store only. **Unknown** where a
package outside has the tables.

**How it is decided.** A revision is a Python file that assigns `revision` and `down_revision`, a Django `Migration` class, or
a file in the layout of the tool; a folder that is merely called *migrations* is none.

Passes: `alembic/env.py` and `alembic/versions/0001_initial.py`. Fails: `alembic/versions/` with a README only.
"""

from __future__ import annotations

import re

from prodready.api import Effort, Evidence, Verdict, failed, not_applicable, passed, point
from prodready.facts.files import Role
from prodready.facts.python import Module
from prodready.project.code.reach import Reach
from prodready.project.code.symbols import Symbols
from prodready.project.layering.hidden import Hidden, absence, unless
from prodready.project.routing.routes import Routes
from prodready.project.services.in_use import InUse
from prodready.project.services.kind import Services
from prodready.project.services.main_service import MainService
from prodready.project.snapshot import Snapshot
from prodready.project.storage.migrations import Migrations
from prodready.project.storage.persistence import Persistence
from prodready.project.storage.schema_changes import changes, creations, keeps_steps, scripts

_TRIAL = re.compile(r"(?:^|[/_])(?:demos?|samples?|examples?)(?:[/_.]|$)")
SEARCHED = "Alembic, Flask-Migrate, Django, Aerich, Piccolo, yoyo, Flyway and numbered SQL"


@point(
    code="ARC003",
    name="migrations",
    section="architecture",
    question="Are schema changes kept as migrations with at least one revision?",
    why="Without migrations a deployed schema can neither be upgraded nor be told from what the code expects.",
    fix="Run `alembic init migrations`, import the models in env.py, and commit the first revision.",
    effort=Effort.HOURS,
    references=("https://alembic.sqlalchemy.org/en/latest/tutorial.html",),
)
def rule(
    snapshot: Snapshot,
    services: Services,
    persistence: Persistence,
    migrations: Migrations,
    in_use: InUse,
    main: MainService,
    symbols: Symbols,
    routes: Routes,
    reach: Reach,
    hidden: Hidden,
) -> Verdict:
    """Look for an environment and its revisions."""
    if not persistence.present:
        return absence(persistence, hidden)
    if persistence.schemaless:
        return not_applicable(f"{persistence.databases[0]} has no schema to migrate", *persistence.evidence[:1])
    if migrations.revisions:
        count = len(migrations.revisions)
        return passed(
            f"{migrations.tool} with {count} {'revision' if count == 1 else 'revisions'}.",
            *migrations.environments[:2],
            *migrations.revisions[:2],
        )
    upgrades = _Upgrades(snapshot, in_use, main, symbols, _answering(routes, reach))
    if migrations.environments:
        empty = "A migration environment is set up, but it holds no revision."
        return unless(failed(empty, *migrations.environments, *upgrades.creations[:2]), hidden.migrations)
    if not persistence.has_database:
        kept = persistence.memory.found[0].evidence
        return failed(
            "No migrations: process memory is the store, which no schema describes.", *kept, searched=SEARCHED
        )
    if persistence.outside is not None:
        return persistence.absent
    return unless(_without(upgrades), hidden.migrations)


class _Upgrades:
    """What the code does to the schema by itself, the main service's modules first. Changes that handlers reach are left out
    where the table is told by its request: it holds what users keep."""

    def __init__(
        self,
        snapshot: Snapshot,
        in_use: InUse,
        main: MainService,
        symbols: Symbols,
        answering: frozenset[tuple[str, int]],
    ) -> None:
        own = (path for path, _ in snapshot.application() if in_use.may_load(path) and not _TRIAL.search(path))
        used = {path: snapshot.modules[path] for path in sorted(own, key=main.order)}
        self.changes = [
            Evidence(path, line, "changes a table itself")
            for path, module in used.items()
            for line in changes(module, named=False)
            if line in set(changes(module, named=True)) or not _answers(path, module, line, answering)
        ]
        self.steps = [
            Evidence(path, line, "keeps which steps ran")
            for path, module in used.items()
            for line in keeps_steps(module)
        ]
        note = "creates the tables" if self.steps else "creates the tables without a history"
        creating = {path: module for path, module in used.items() if snapshot.role(path) is not Role.CLI}
        made = [(path, line) for path, module in creating.items() for line in creations(path, module, symbols)]
        made = made or [
            (path, line)
            for path, module in creating.items()
            for line in scripts(module)
            if not _answers(path, module, line, answering)
        ]
        self.creations = [Evidence(path, line, note) for path, line in made]


def _answers(path: str, module: Module, line: int, answering: frozenset[tuple[str, int]]) -> bool:
    """Whether a line stands in a function that answers requests."""
    functions = (each for each in module.functions if each.line <= line <= each.end_line)
    return any((path, each.index) in answering for each in functions)


def _answering(routes: Routes, reach: Reach) -> frozenset[tuple[str, int]]:
    """The functions that handlers of requests reach."""
    return frozenset(
        (path, function.index)
        for handler in routes.handlers
        if handler.function is not None
        for path, function, _ in reach.functions(handler.path, handler.function)
    )


def _without(upgrades: _Upgrades) -> Verdict:
    """What is there instead of migrations: changes that the code makes itself, or nothing that upgrades a schema."""
    message = "No migrations: nothing upgrades the schema of a deployed database."
    steps, changed = upgrades.steps[:1], upgrades.changes[:2]
    if steps:
        changed = upgrades.changes[-2:]  # the newest of numbered steps
        message = "No migrations: the code keeps which of its own steps ran, but none changes a table that is there."
    if changed:
        history = "though it keeps which steps ran" if steps else "and keeps no history of that"
        message = f"No migrations as files: the code changes tables itself, {history}."
    return failed(message, *steps, *changed, *upgrades.creations[: 0 if steps and changed else 2], searched=SEARCHED)
