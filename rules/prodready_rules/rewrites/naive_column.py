"""TIM102: ``DateTime`` to ``DateTime(timezone=True)``."""

from __future__ import annotations

import libcst as cst

from prodready.fix.nodes import dotted, keyword, replaced_args
from prodready.fix.site import Changed, Declined, Draft, Site, rewriter

_TYPES = frozenset({"DateTime", "DATETIME", "TIMESTAMP"})
_TIGHT = cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace(""))
_ZONE = cst.Arg(cst.Name("True"), cst.Name("timezone"), _TIGHT)
_KEYWORDS = ("type_", "sa_type")


def _is_type(node: cst.CSTNode) -> bool:
    return dotted(node).rpartition(".")[2] in _TYPES


def _is_column(call: cst.Call, draft: Draft) -> bool:
    return _is_type(call.func) or any(_is_bare(arg, index) for index, arg in enumerate(call.args))


def _is_bare(arg: cst.Arg, index: int) -> bool:
    place = arg.keyword.value in _KEYWORDS if arg.keyword is not None else index < 2
    return place and _is_type(arg.value)


@rewriter(cst.Call, accepts=_is_column)
def with_zone(site: Site[cst.Call]) -> Changed:
    """The type of a column, called or bare."""
    call = site.node
    if _is_type(call.func):
        return _zoned(call)
    if not _is_column(call, site.draft):
        raise Declined("its type is not written there")
    args = [
        arg.with_changes(value=cst.Call(arg.value, [_ZONE])) if _is_bare(arg, index) else arg
        for index, arg in enumerate(call.args)
    ]
    return call.with_changes(args=args)


def _zoned(call: cst.Call) -> cst.Call:
    given = keyword(call, "timezone")
    if given is None and call.args and call.args[0].keyword is None:
        given = call.args[0]
    if given is None:
        return replaced_args(call, [*call.args, _ZONE])
    args = [arg.with_changes(value=cst.Name("True")) if arg is given else arg for arg in call.args]
    return call.with_changes(args=args)
