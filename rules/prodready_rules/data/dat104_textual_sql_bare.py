"""# Bare SQL strings on SQLAlchemy 2

**Reported**: `session.execute("SELECT …")` or `connection.execute("…")` with a plain string, where SQLAlchemy is version 2: it
raises `ObjectNotExecutableError`.

**Not reported**: `text("…")`, `exec_driver_sql`, DB-API cursors, projects that are pinned below 2, or whose nearest requirements
above the module are.

Wrong: `session.execute("SELECT 1")`. Right: `session.execute(text("SELECT 1"))`.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Finding, Rewrite, Severity, finding
from prodready.facts.python import Call, Const, Expr, Fmt, Module, Ref
from prodready.project.layout.dependencies import Dependencies
from prodready.project.services.production import Production, place, spot
from prodready.project.storage.stores import Stores

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
            if _is_text(path, module, call, production) and touch.name.rpartition(".")[2] in _VERBS:
                if dependencies.below_beside(path, "sqlalchemy", 2):
                    break
                yield spot(
                    "DAT104",
                    Severity.ERROR,
                    place(path, call),
                    f"{touch.name.rpartition('.')[2]}() is given a plain string; SQLAlchemy 2 needs text()",
                    fixable=True,
                )


def _is_text(path: str, module: Module, call: Call, production: Production) -> bool:
    """Whether a statement is a string, or a name that is bound to nothing else."""
    first = call.args[0] if call.args else None
    if not isinstance(first, Ref):
        return _is_string(first)
    if first.name[0] != "%":
        found = production.symbols.definition(production.symbols.resolve(path, first.name))
        return found is not None and found.assign is not None and _is_string(found.assign.value)
    taken = module.functions[call.scope].param(first.name[1:]) if call.scope >= 0 else None
    bound = [item.value for item in module.assigns_of(call.scope) if item.target == first.name]
    return taken is None and bool(bound) and all(map(_is_string, bound))


def _is_string(expr: Expr | None) -> bool:
    return isinstance(expr, Fmt) or (isinstance(expr, Const) and isinstance(expr.value, str))
