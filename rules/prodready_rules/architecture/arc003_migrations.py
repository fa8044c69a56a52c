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

from collections.abc import Sequence

from msgspec.structs import replace

from prodready.api import Effort, Evidence, Verdict, failed, not_applicable, passed, point
from prodready.facts.files import Role
from prodready.project.layering.hidden import Hidden, absence, unless
from prodready.project.services.in_use import InUse
from prodready.project.services.kind import Services
from prodready.project.snapshot import Snapshot
from prodready.project.storage.migrations import Migrations
from prodready.project.storage.persistence import Persistence
from prodready.project.storage.schema_changes import changes, keeps_steps

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
    creates = [
        Evidence(path, call.line, "creates the tables without a history")
        for path, module in snapshot.application()
        for call in module.calls
        if call.name.endswith((".create_all", ".generate_schemas", ".create_tables"))
        and snapshot.role(path) is not Role.CLI
        and in_use.may_load(path)
    ]
    if migrations.environments:
        empty = "A migration environment is set up, but it holds no revision."
        return unless(failed(empty, *migrations.environments, *creates[:2]), hidden.migrations)
    if not persistence.has_database:
        kept = persistence.memory.found[0].evidence
        return failed(
            "No migrations: process memory is the store, which no schema describes.", *kept, searched=SEARCHED
        )
    if persistence.outside is not None:
        return persistence.absent
    return unless(_without(snapshot, in_use, creates), hidden.migrations)


def _without(snapshot: Snapshot, in_use: InUse, creates: Sequence[Evidence]) -> Verdict:
    """What is there instead of migrations: changes that the code makes itself, or nothing that upgrades a schema."""
    used = {path: module for path, module in snapshot.application() if in_use.may_load(path)}
    changed = [
        Evidence(path, line, "changes a table itself") for path, module in used.items() for line in changes(module)
    ]
    message = "No migrations: nothing upgrades the schema of a deployed database."
    kept = any(map(keeps_steps, used.values()))
    if kept:
        creates = [replace(each, note="creates the tables") for each in creates]
        message = "No migrations: the code keeps which of its own steps ran, but none changes a table that is there."
    if changed:
        history = "though it keeps which steps ran" if kept else "and keeps no history of that"
        message = f"No migrations as files: the code changes tables itself, {history}."
    return failed(message, *changed[:2], *creates[:2], searched=SEARCHED)
