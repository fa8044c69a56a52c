"""Texts of times behind which a zone is put: ``now.isoformat() + "Z"``, which is right for a naive time alone."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import libcst as cst

from prodready.fix.nodes import Parents, ancestors, dotted, text_of, walk

_SIGNS = ("Z", "z", "+")
_MAKE = frozenset({"now", "utcnow", "today", "fromtimestamp", "utcfromtimestamp"})
_BEHIND = re.compile(r"(?:\}|%(?:\(\w+\))?s)[Zz+]")


def zoned_texts(module: cst.Module, parents: Parents) -> Iterator[cst.Call]:
    """The calls of ``isoformat`` on something kept behind whose text a zone is put."""
    return (call for call in _isoformats(module) if puts_zone_behind(call, parents))


@functools.lru_cache(maxsize=2)
def _isoformats(module: cst.Module) -> tuple[cst.Call, ...]:
    """The calls of ``isoformat``, which each rewrite of a module asks for."""
    return tuple(
        node
        for node in walk(module)
        if isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute) and node.func.attr.value == "isoformat"
    )


def may_be_of(text: cst.Call, made: cst.CSTNode, parents: Parents) -> bool:
    """Whether the text may be that of a time which is made elsewhere: for a plain name in the same function."""
    func = text.func
    held = func.value if isinstance(func, cst.Attribute) else None
    while isinstance(held, cst.Call) and isinstance(held.func, cst.Attribute) and held.func.attr.value == "replace":
        held = held.func.value
    if held is None or _is_made_there(held):
        return False  # it is rewritten itself, or kept
    return not isinstance(held, cst.Name) or _function(text, parents) is _function(made, parents)


def _is_made_there(held: cst.BaseExpression) -> bool:
    return isinstance(held, cst.Call) and dotted(held.func).rpartition(".")[2] in _MAKE


def puts_zone_behind(node: cst.CSTNode, parents: Parents) -> bool:
    """Whether a zone stands behind an expression in the text that it gets into."""
    above = parents[node]
    behind: cst.CSTNode | None = None
    if isinstance(above, cst.BinaryOperation) and isinstance(above.operator, cst.Add) and above.left is node:
        behind = above.right
    elif isinstance(above, cst.FormattedStringExpression):
        text = parents[above]
        if isinstance(text, cst.FormattedString):
            index = next(index for index, part in enumerate(text.parts) if part is above)
            behind = text.parts[index + 1] if index + 1 < len(text.parts) else None
    follows = behind.value if isinstance(behind, cst.FormattedStringText) else text_of(behind) or ""
    return follows[:1] in _SIGNS or bool(_BEHIND.search(_template(node, parents)))


def _template(node: cst.CSTNode, parents: Parents) -> str:
    """The literal that an expression is put into by ``format`` or ``%``."""
    above = parents[node]
    if isinstance(above, cst.Arg):
        call = parents[above]
        func = call.func if isinstance(call, cst.Call) else None
        return text_of(func.value) or "" if isinstance(func, cst.Attribute) and func.attr.value == "format" else ""
    if isinstance(above, cst.Element):
        node, above = parents[above], parents[parents[above]]
    if isinstance(above, cst.BinaryOperation) and isinstance(above.operator, cst.Modulo) and above.right is node:
        return text_of(above.left) or ""
    return ""


def _function(node: cst.CSTNode, parents: Parents) -> cst.CSTNode | None:
    return next((each for each in ancestors(node, parents) if isinstance(each, cst.FunctionDef)), None)
