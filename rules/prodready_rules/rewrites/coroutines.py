"""ASY101 and ASY102: what blocks a coroutine, and what it forgot to await."""

from __future__ import annotations

import libcst as cst

from prodready.fix.nodes import ancestors, named
from prodready.fix.site import Changed, Declined, Draft, Site, rewriter


def _is_sleep(call: cst.Call, draft: Draft) -> bool:
    return draft.imports.qualified(call.func) == "time.sleep"


@rewriter(cst.Call, accepts=_is_sleep)
def to_async_sleep(site: Site[cst.Call]) -> Changed:
    """``time.sleep(1)`` to ``await asyncio.sleep(1)``."""
    _refuse_outside_coroutine(site)
    imported = site.draft.imports.bound_as("asyncio.sleep")
    name = site.obtain("asyncio", "sleep") if imported else f"{site.module('asyncio')}.sleep"
    return _awaited(site, site.node.with_changes(func=named(name)))


@rewriter(cst.Call)
def with_await(site: Site[cst.Call]) -> Changed:
    """``session.commit()`` to ``await session.commit()``."""
    _refuse_outside_coroutine(site)
    return _awaited(site, site.node)


def _refuse_outside_coroutine(site: Site[cst.Call]) -> None:
    for each in ancestors(site.original, site.draft.parents):
        if isinstance(each, (cst.Lambda, cst.GeneratorExp)):
            raise Declined("it cannot be awaited there")
        if isinstance(each, cst.FunctionDef):
            if each.asynchronous is None:
                break
            return
    raise Declined("it is not in a coroutine itself")


def _awaited(site: Site[cst.Call], call: cst.Call) -> cst.Await:
    """``await`` binds less than what may follow a call, so that it needs parentheses there."""
    plain = isinstance(site.parent, (cst.Expr, cst.Assign, cst.Return, cst.Arg))
    lpar, rpar = ((), ()) if plain else ((cst.LeftParen(),), (cst.RightParen(),))
    return cst.Await(call, lpar=lpar, rpar=rpar)
