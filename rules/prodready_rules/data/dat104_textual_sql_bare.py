"""# Bare SQL strings on SQLAlchemy 2

**Reported**: `session.execute("SELECT …")` or `connection.execute("…")` with a plain string, where SQLAlchemy is version 2: it
raises `ObjectNotExecutableError`.

**Not reported**: `text("…")`, `exec_driver_sql`, DB-API cursors, projects that are pinned below 2.

Wrong: `session.execute("SELECT 1")`. Right: `session.execute(text("SELECT 1"))`.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Finding, Rewrite, Severity, finding
from prodready.facts.python import Const, Fmt
from prodready.project.dependencies import Dependencies
from prodready.project.production import Production, place, spot
from prodready.project.stores import Stores

_VERBS = ("execute", "scalar", "scalars", "stream")


@finding(
    code="DAT104",
    name="textual-sql-bare",
    section="data",
    severity=Severity.ERROR,
    question="Is a plain string executed on SQLAlchemy 2?",
    why="SQLAlchemy 2 refuses plain strings: the statement raises whenever it is reached.",
    fix='Wrap the statement: text("…").',
    references=("https://docs.sqlalchemy.org/en/20/changelog/migration_20.html",),
    rewrite=Rewrite("prodready_rules.rewrites.tables:with_text"),
)
def rule(production: Production, stores: Stores, dependencies: Dependencies) -> Iterator[Finding]:
    """Statements that are strings, given to SQLAlchemy's own sessions and connections."""
    if dependencies.below("sqlalchemy", 2):
        return
    for path, module in production.application():
        for call in module.calls:
            touch = stores.touch(path, call)
            if (
                touch is None
                or not touch.certain
                or not touch.technology.name.startswith(("SQLAlchemy", "SQLModel", "Flask-SQL"))
            ):
                continue
            first = call.args[0] if call.args else None
            is_text = isinstance(first, Fmt) or (isinstance(first, Const) and isinstance(first.value, str))
            if is_text and touch.name.rpartition(".")[2] in _VERBS:
                yield spot(
                    "DAT104",
                    Severity.ERROR,
                    place(path, call),
                    f"{touch.name.rpartition('.')[2]}() is given a plain string; SQLAlchemy 2 needs text()",
                    fixable=True,
                )
