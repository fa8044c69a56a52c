"""Views that hold their path in an attribute of their class, which one place adds for all of them:
``router.add_route(method, view.url, handler)`` beside ``class Orders(View): url = "/orders"``."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Call, Expr, Op, Ref, Seq, last_word
from prodready.project.code.alternatives import alternatives
from prodready.project.routing.context import Context
from prodready.project.routing.table import ANY, Declaration

_DEPTH = 4
_AT = {"add_route": 1, "add_resource": 0, "add_view": 0}
"""The methods of aiohttp's router that add what is not a function, and the position of the path."""


def declare_views(context: Context, path: str, framework: str) -> None:
    """Add the views of a module, if some place adds views by such an attribute."""
    names = context.once("_path_attributes", "", lambda: tuple(sorted(set(_attributes(context)))))
    for cls in context.module(path).classes if names else ():
        fields = context.symbols.fields.get((path, cls.index), {})
        texts = (context.text(path, -1, fields[name].value) for name in names if name in fields)
        for text in (each for each in texts if each and each.startswith("/")):
            for verb, handler in context.method_functions(path, cls).items():
                declared = Declaration(ANY, (verb,), text, (handler,), path, cls.line, framework)
                context.found.declarations.append(declared)


def _attributes(context: Context) -> Iterator[str]:
    for path, module in context.symbols.modules.items():
        for call in module.calls:
            owner, _, last = call.name.rpartition(".")
            if last in _AT and last_word(owner) == "router":
                yield from _held(context, path, call)


def _held(context: Context, path: str, call: Call) -> Iterator[str]:
    given = call.arg(_AT[last_word(call.name)], "path")
    for where, scope, meant in alternatives(context.types, path, call.scope, given) if given is not None else ():
        yield from _of(context, where, scope, meant, _DEPTH)


def _of(context: Context, path: str, scope: int, expr: Expr, depth: int) -> Iterator[str]:
    """The attributes that an expression, or what a loop takes it from, reads of an object."""
    if isinstance(expr, Ref) and "." in expr.name and expr.name[0] == "%":
        yield last_word(expr.name)
    elif isinstance(expr, Seq) or (isinstance(expr, Op) and expr.kind in ("iter", "+", "*")):
        for item in expr.items if depth else ():
            for where, inner, meant in alternatives(context.types, path, scope, item):
                yield from _of(context, where, inner, meant, depth - 1)
