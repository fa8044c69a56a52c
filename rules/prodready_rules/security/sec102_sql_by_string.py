"""# SQL put together from strings

**Reported**: a statement of SQL that an f-string, `%`, `+`, `.format` or `string.Template` puts together from
parts that are not constant, and that is executed: passed to `execute`, `text`, `raw`, `read_sql` or a function of the
application that runs queries; directly, through a variable, or returned by a function that builds statements.

**Not reported**: parts that are constants, members of enums or of a `Literal`, numbers, quoted identifiers
(`sql.Identifier`, `quote_ident`), names of mapped tables and columns, keys of rows, also by their places, lists of
placeholders (`",".join("?" * n)`), parameters to which every caller passes constants, the text that a constructor has
as its default where nobody gives another; what is looked up in a constant table, is a key of a dict that the code
spells out, or was checked before (`if column not in COLUMNS: raise`, or `column = "id"`; `isidentifier()`); the
service's own settings, which only its operator changes; expressions that SQLAlchemy compiled; what is put together
when a module is imported, before anybody can ask for anything; a clause that comes with what is bound to it (`where,
values = search.clause()`); the style of placeholders that a driver's class names (`self.db.mark`); `EXPLAIN` before a
whole statement; options of command lines that are numbers or one of a few; classes of the service's own migrations;
parameters of routes that only numbers fit (`<int:key>`); dates that were read in a constant format before; packages of
which a service loads nothing; what somebody starts at a terminal and nothing of the service imports.

Confidence is high where a request's own value is put in, medium for values, and low where the part stands for the
name of a table or column, which cannot be bound: then only a fixed list of allowed names helps. It is low, too, in what
is run by hand. A place of low confidence is a hint, no proven injection: it is a warning that blocks nothing (decision
18).

Wrong: `cursor.execute(f"SELECT * FROM users WHERE name = '{name}'")`. Right: `cursor.execute("SELECT * FROM users
WHERE name = %s", (name,))`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from prodready.api import Confidence, Effort, Finding, Severity, finding
from prodready.facts.files import Role
from prodready.facts.python import (
    Assign,
    Call,
    CallRef,
    Const,
    Expr,
    Flag,
    Fmt,
    Module,
    Op,
    Ref,
    Seq,
    Sub,
    last_word,
)
from prodready.project.code.types import Types
from prodready.project.routing.routes import Routes
from prodready.project.services.command_lines import CommandLines
from prodready.project.services.kind import Services
from prodready.project.services.loaded import Loaded
from prodready.project.services.production import Production, place, spot
from prodready.project.storage.bound_clauses import has_bindings, is_given_with_bindings
from prodready.project.storage.sql_objects import texts_of
from prodready.project.storage.sql_sinks import builds, is_executed, is_sink, takes
from prodready.project.storage.sql_text import Template, is_extra, returned, templates
from prodready.project.taint.request_values import RequestValues, request_values
from prodready.project.taint.variability import Variability

_SHOWN = 50
"""Characters of a statement that a message shows."""
_ONLY_SQL = frozenset(
    {
        "sqlalchemy.text",
        "sqlalchemy.sql.text",
        "sqlalchemy.sql.expression.text",
        "sqlalchemy.literal_column",
        "sqlmodel.text",
    }
    | {"sqlalchemy.DDL", "django.db.models.expressions.RawSQL", "pandas.read_sql_query"}
)


@finding(
    code="SEC102",
    name="sql-by-string",
    section="security",
    severity=Severity.BLOCKER,
    question="Is SQL put together from strings?",
    why="Whoever controls a part can read or change any table.",
    fix="Pass values as bound parameters; take names of tables and columns from a fixed list, quoted by the driver.",
    effort=Effort.HOURS,
    references=("https://cwe.mitre.org/data/definitions/89.html",),
)
def rule(
    production: Production,
    routes: Routes,
    types: Types,
    variability: Variability,
    commands: CommandLines,
    services: Services,
    loaded: Loaded,
) -> Iterator[Finding]:
    """Statements with gaps that are executed."""
    asked = request_values(variability, routes)
    deployed = commands.entries.tops(
        path for path in loaded.paths if production.snapshot.role(path) is not Role.SETTINGS
    )
    for path, module in production.application():
        if services.runs and (commands.entries.is_beside(path, deployed) or commands.is_by_hand(path)):
            continue  # a tool beside the service
        for template in templates(module, types, path):
            if _in_migration(types, path, template.node):
                continue
            if _runs_text(path, module, template, types) or (template.is_command and is_executed(module, template)):
                by_hand = isinstance(template.node, Call) and production.is_interactive(path, template.node)
                sure = not by_hand and not commands.is_tool(path) and not _is_returned(module, template)
                yield from _judged(path, module, template, asked, variability, sure=sure)
        for call in filter(is_sink, module.calls):
            yield from _of_object(path, call, types, variability)
        for function in module.functions:
            if builds(module, function):
                for template in returned(function):
                    if template.is_statement:
                        yield from _judged(path, module, template, asked, variability, sure=False)


def _in_migration(types: Types, path: str, node: Call | Assign) -> bool:
    """Whether a class of the service's own migrations does it, which runs once and is given nothing."""
    if node.owner < 0:
        return False
    owner = types.symbols.modules[path].classes[node.owner]
    return any(last_word(base).endswith("Migration") for base in types.symbols.base_names(path, owner))


def _of_object(path: str, call: Call, types: Types, variability: Variability) -> Iterator[Finding]:
    """The execution of a statement that a class puts together as its own text."""
    for where, template in texts_of(path, call, types):
        if any(variability.varies(where, template.scope, part) for part, _ in template.gaps()):
            message = "what an object puts together as its text is executed"
            yield spot("SEC102", Severity.BLOCKER, place(path, call), message, Confidence.LOW)
            return


def _runs_text(path: str, module: Module, template: Template, types: Types) -> bool:
    """Whether the text is given to a function that takes nothing but SQL."""
    node = template.node
    if not isinstance(node, Call):
        return False
    if is_extra(node):
        return True
    outer = [node] if not node.name.endswith(".format") else [call for call in module.calls if takes(call, node)]
    return any(types.symbols.resolve(path, call.name) in _ONLY_SQL for call in outer)


def _is_returned(module: Module, template: Template) -> bool:
    node = template.node
    return (
        isinstance(node, Call)
        and any(
            isinstance(value, CallRef) and value.index == node.index
            for function in module.functions
            for value in function.returned
        )
        and not is_sink(node)
    )


def _judged(
    path: str,
    module: Module,
    template: Template,
    asked: RequestValues,
    variability: Variability,
    *,
    sure: bool,
) -> Iterator[Finding]:
    if template.scope < 0 and not template.node.flags & Flag.MAIN:
        return  # put together when the module is imported, before anybody can ask for anything
    gaps = [
        (part, value)
        for part, value in template.gaps()
        if variability.varies(path, template.scope, part)
        and not asked.is_checked(path, template.scope, part)
        and not _is_rest(template, part)
        and not (template.wraps(part) and _is_given_whole(module, template.scope, part))
        and not (not value and _is_bound(path, module, template.scope, part, asked))
    ]
    if not gaps:
        return
    level = Confidence.LOW
    if sure and not template.is_schema and any(value for _, value in gaps):
        level = Confidence.MEDIUM
    if any(asked.holds(path, template.scope, part) for part, _ in gaps):
        level = Confidence.HIGH
    if template.continued and level is Confidence.LOW:
        return  # clauses that are added to a statement are mostly the code's own
    text = " ".join(template.text.split())
    shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
    yield spot(
        "SEC102",
        Severity.BLOCKER,
        place(path, template.node),
        f"{_named(module, gaps[0][0])} is put into {'a statement' if template.named else repr(shown)}",
        level,
    )


def _is_bound(path: str, module: Module, scope: int, part: Expr, asked: RequestValues) -> bool:
    """Whether a clause comes with what is bound to it, and is none that a request spells out."""
    variability = asked.variability
    together = has_bindings(module, scope, part, is_sink, functools.partial(variability.hands_on, path)) or (
        scope >= 0 and is_given_with_bindings(variability.passed, path, module.functions[scope], part, is_sink)
    )
    return together and not asked.holds(path, scope, part)


def _is_rest(template: Template, part: Expr) -> bool:
    """Whether a part is a piece of the statement that the variable held before (``sql = "SELECT 1" + sql[start:]``)."""
    node = template.node
    held = part.value if isinstance(part, Sub) else None
    return isinstance(node, Assign) and isinstance(held, Ref) and held.name == node.target


def _is_given_whole(module: Module, scope: int, part: Expr) -> bool:
    """Whether a statement comes from elsewhere, where it is judged, and is not put together in the function itself."""
    name = getattr(part, "name", "")
    bound = [item for item in module.assigns_of(scope) if item.target == name]
    return not any(isinstance(item.value, (Fmt, Op)) or item.flags & Flag.AUGMENTED for item in bound)


def _named(module: Module, part: Expr) -> str:
    """How a message calls a part: as it is written, as far as the facts tell."""
    if isinstance(part, Ref):
        return part.name.lstrip("%:&")
    if isinstance(part, CallRef):
        return f"the result of {module.calls[part.index].name.rpartition('.')[2].lstrip('%:&')}()"
    if isinstance(part, Sub) and isinstance(part.value, (Ref, Sub)):
        key = repr(part.index.value) if isinstance(part.index, Const) else "…"
        return f"{_named(module, part.value)}[{key}]"
    inner = part.parts if isinstance(part, Fmt) else part.items if isinstance(part, (Op, Seq)) else ()
    told = next((item for item in inner if isinstance(item, (Ref, CallRef, Sub))), None)
    return f"text with {_named(module, told)}" if told is not None else "text that is not constant"
