"""DAT103 and DAT104: foreign keys in a ring, and statements that are plain strings."""

from __future__ import annotations

import re

import libcst as cst

from prodready.fix.nodes import dotted, keyword, named, replaced_args, text_of
from prodready.fix.site import Changed, Declined, Draft, Site, rewriter

LONGEST = 63
"""Bytes of a name that PostgreSQL keeps."""

_TIGHT = cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace(""))


def _is_key(call: cst.Call, draft: Draft) -> bool:
    return dotted(call.func).rpartition(".")[2] == "ForeignKey" or keyword(call, "foreign_key") is not None


@rewriter(cst.Call, accepts=_is_key)
def with_use_alter(site: Site[cst.Call]) -> Changed:
    """``ForeignKey("b.id")`` to ``ForeignKey("b.id", use_alter=True, name="fk_a_b_id_b")``."""
    call = site.node
    if keyword(call, "foreign_key") is not None:
        raise Declined("Field() has no use_alter; give it a sa_column")
    if keyword(call, "use_alter") is not None or any(arg.star == "**" for arg in call.args):
        raise Declined("use_alter is given already")
    given = next((arg for arg in call.args if arg.keyword is None or arg.keyword.value == "column"), None)
    target = text_of(given.value) if given is not None else None
    if target is None:
        raise Declined("its target is not written there")
    added = [_option("use_alter", cst.Name("True"))]
    if keyword(call, "name") is None:
        added.append(_option("name", cst.SimpleString(f'"{_key_name(site, target)}"')))
    return replaced_args(call, [*call.args, *added])


def _option(name: str, value: cst.BaseExpression) -> cst.Arg:
    return cst.Arg(value, cst.Name(name), _TIGHT)


def _key_name(site: Site[cst.Call], target: str) -> str:
    """``fk_table_column_target``, as naming conventions usually have it."""
    cls = next((each for each in site.ancestors if isinstance(each, cst.ClassDef)), None)
    column = next((each for each in site.ancestors if isinstance(each, (cst.Assign, cst.AnnAssign))), None)
    name = ""
    if isinstance(column, cst.Assign):
        name = dotted(column.targets[0].target)
    elif column is not None:
        name = dotted(column.target)
    parts = ("fk", _table(cls) if cls is not None else "", name, target.split(".")[-2])
    return "_".join(re.sub(r"\W", "_", part) for part in parts if part)[:LONGEST]


def _table(cls: cst.ClassDef) -> str:
    for statement in cls.body.body:
        for small in statement.body if isinstance(statement, cst.SimpleStatementLine) else ():
            if isinstance(small, cst.Assign) and dotted(small.targets[0].target) == "__tablename__":
                return text_of(small.value) or ""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", cls.name.value).lower()


@rewriter(cst.Call)
def with_text(site: Site[cst.Call]) -> Changed:
    """``execute("SELECT 1")`` to ``execute(text("SELECT 1"))``."""
    call = site.node
    first = call.args[0] if call.args else None
    if first is None or first.star:
        raise Declined("its statement is not sure")
    given = call.args[1].value if len(call.args) > 1 and call.args[1].keyword is None else None
    if isinstance(given, cst.Tuple) or re.search(r"%s|\?(?!\?)", text_of(first.value) or ""):
        raise Declined("its parameters go by position; text() takes them by name")
    wrapped = cst.Call(named(site.obtain("sqlalchemy", "text")), [cst.Arg(first.value)])
    return call.with_changes(args=(first.with_changes(value=wrapped), *call.args[1:]))
