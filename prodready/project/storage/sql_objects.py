"""Statements that are objects: what ``execute(str(statement))`` runs is what the class's ``__str__`` puts together, and
``clause.text`` what a clause of SQLAlchemy was made of."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Call, CallRef, Expr, Op, Ref, Seq
from prodready.project.code.reaching import reaching
from prodready.project.code.symbols import Definition
from prodready.project.code.types import Types
from prodready.project.storage.sql_text import Template, returned

_CLAUSES = frozenset({"sqlalchemy.text", "sqlalchemy.sql.text", "sqlalchemy.sql.expression.text", "sqlmodel.text"})


def clauses_of(types: Types, path: str, scope: int, expr: Ref) -> list[Expr]:
    """The texts that a variable's clauses were made of which its own text is asked for (``statement.text``)."""
    head, _, attribute = expr.name.rpartition(".")
    if attribute != "text" or head[:1] != "%" or "." in head:
        return []
    module = types.symbols.modules[path]
    bound = reaching(module, types.bound(path, scope, head), expr.line)
    calls = [module.call(item.value) for item in bound]
    made = [call for call in calls if call is not None and types.symbols.resolve(path, call.name) in _CLAUSES]
    return [call.args[0] for call in made if call.args] if len(made) == len(bound) else []


def texts_of(path: str, call: Call, types: Types) -> Iterator[tuple[str, Template]]:
    """The texts that the argument of a call puts together as a string, each with the module of its class."""
    module = types.symbols.modules[path]
    for made in filter(None, map(module.call, call.args[:1])):
        if made.name == "builtins.str" and made.args and isinstance(made.args[0], Ref):
            for cls in _classes(path, call.scope, made.args[0], types):
                yield from _texts(cls, types)


def _texts(cls: Definition, types: Types) -> Iterator[tuple[str, Template]]:
    found = types.symbols.method(cls.path, cls.cls, "__str__") if cls.cls is not None else None
    if found is not None and found.function is not None:
        yield from ((found.path, template) for template in returned(found.function) if template.is_statement)


def _classes(path: str, scope: int, name: Ref, types: Types) -> Iterator[Definition]:
    """The classes of which a variable may hold an instance, also those of a list that is gone through."""
    known = types.symbols.definition(types.of(path, scope, name).removesuffix("()"))
    if known is not None and known.cls is not None:
        yield known
        return
    module = types.symbols.modules[path]
    for value in _bound(path, scope, name, types):
        made = module.call(value) if isinstance(value, CallRef) else None
        for item in _bound(path, scope, Ref(made.name), types) if made is not None else ():
            if isinstance(item, Op) and item.kind == "iter":
                listed = item.items[0]
                groups = [listed] if isinstance(listed, Seq) else _bound(path, scope, listed, types)
                for group in groups:
                    yield from _listed(path, group, types)


def _listed(path: str, group: Expr | None, types: Types) -> Iterator[Definition]:
    symbols = types.symbols
    for item in group.items if isinstance(group, Seq) else ():
        found = symbols.definition(symbols.resolve(path, item.name)) if isinstance(item, Ref) else None
        if found is not None and found.cls is not None:
            yield found


def _bound(path: str, scope: int, expr: Expr, types: Types) -> list[Expr | None]:
    if not isinstance(expr, Ref) or expr.name[:1] != "%" or "." in expr.name:
        return []
    return [item.value for item in types.bound(path, scope, expr.name)]
