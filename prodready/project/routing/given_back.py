"""Routes that methods give back as rows, which the base class of their class adds to a router:
``return "/orders", ["GET"], answer``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from prodready.facts.python import Class, Const, Expr, Function, Seq
from prodready.project.routing.context import VERBS, Context
from prodready.project.routing.table import ANY, Declaration, Handler, join

_PREFIX = "url_prefix"


def declare_rows(context: Context, path: str, framework: str) -> None:
    """Add the rows that the methods of a module's classes give back."""
    module = context.module(path)
    for function in module.functions:
        rows = list(_rows(context, path, function)) if function.owner >= 0 else []
        prefix = _prefixes(context).get(_name(path, module.classes[function.owner]), "") if rows else ""
        for text, methods, handler, line in rows:
            declared = Declaration(ANY, methods, join(prefix, text), (handler,), path, line, framework)
            context.found.declarations.append(declared)


def _rows(context: Context, path: str, function: Function) -> Iterator[tuple[str, tuple[str, ...], Handler, int]]:
    """The paths, methods and handlers of the rows that a function returns."""
    for expr in function.returned:
        if not isinstance(expr, Seq) or len(expr.items) != 3:
            continue
        text = context.text(path, function.index, expr.items[0])
        methods = _methods(expr.items[1])
        handlers = context.handlers(path, function.index, expr.items[2]) if text and text[0] == "/" and methods else ()
        for handler in handlers:
            yield text or "", methods, handler, handler.line


def _methods(expr: Expr) -> tuple[str, ...]:
    """The verbs that a list holds, if it holds nothing else."""
    items = expr.items if isinstance(expr, Seq) else ()
    found = tuple(str(item.value).upper() for item in items if isinstance(item, Const))
    return found if len(found) == len(items) and all(verb.lower() in VERBS for verb in found) else ()


def _prefixes(context: Context) -> Mapping[str, str]:
    """By class the prefix that it is made with somewhere (``Orders(name="orders", url_prefix="/api")``)."""
    return context.once("_prefixes_given", "", lambda: dict(_find_prefixes(context)))


def _find_prefixes(context: Context) -> Iterator[tuple[str, str]]:
    for path, module in context.symbols.modules.items():
        for call in module.calls:
            given = call.kwarg(_PREFIX) if call.kwargs else None
            if given is not None:
                yield context.symbols.resolve(path, call.name), context.prefix(path, call.scope, given)


def _name(path: str, cls: Class) -> str:
    return f"{path}:{cls.qualname}"
