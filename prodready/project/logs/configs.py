"""Logging configurations that are written as dicts, and which of their formatters a handler uses."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from prodready.facts.python import CallRef, Const, Expr, Map, Module, Op, Ref, last_word
from prodready.project.code.conditions import setting
from prodready.project.logs.formatters import entries

_PLAIN_BASES = ("django.", "uvicorn.", "gunicorn.", "hypercorn.", "sanic.", "logging.", "builtins.", "copy.")
"""Packages whose configurations of logging are known to be plain text."""
_PARTS = ("formatters", "handlers")


def as_map(module: Module, expr: Expr | None) -> Expr | None:
    """``dict(version=1, formatters=dict(…))`` as the display that it stands for, inside other displays too."""
    if isinstance(expr, Map):
        if not any(isinstance(value, (Map, CallRef)) for _, value in expr.items):
            return expr
        return Map(tuple((key, as_map(module, value) or value) for key, value in expr.items), expr.line)
    call = module.call(expr) if isinstance(expr, CallRef) else None
    if call is None or call.name != "builtins.dict" or call.args or not call.kwargs:
        return expr
    pairs = ((Const(key, getattr(value, "line", 0) or call.line), value) for key, value in call.kwargs)
    return Map(tuple((key, as_map(module, value) or value) for key, value in pairs), call.line)


def bound_maps(module: Module, expr: Expr | None) -> Iterator[Map]:
    """The displays that a name may be bound to: one, or those of a conditional expression (``{…} if DEPLOYED else {}``)."""
    for arm in expr.items[::2] if isinstance(expr, Op) and expr.kind == "if" else (expr,):
        mapped = as_map(module, arm) if isinstance(arm, (Map, CallRef)) else None
        if isinstance(mapped, Map):
            yield mapped


def mappings(module: Module, left: Container[str] = ()) -> Iterator[tuple[int, Map]]:
    """Every dict that is bound, passed or returned, with its scope; those aside that are bound to a name which is ``left``."""
    for assign in module.assigns:
        if assign.target in left:
            continue
        for mapped in bound_maps(module, assign.value):
            name = last_word(
                assign.target
            ).lower()  # of a class that is dumped into a dict, or put into one by its name
            yield assign.scope, Map(((Const(name, assign.line), mapped),), assign.line) if name in _PARTS else mapped
    for call in module.calls:
        for value in call.arguments:
            if isinstance(value, Map):
                yield call.scope, value
    for function in module.functions:
        for value in function.returned:
            if isinstance(value, Map):
                yield function.index, value


def asked_for(expressions: Sequence[Map], module: Module) -> tuple[str, int]:
    """The setting that names the formatter of some handler, and the line (``"formatter": env("LOG_FORMAT")``); else empty."""
    values = (value for expr in expressions for value in _formatter_values(expr))
    named = ((setting(module, value), getattr(value, "line", 0)) for value in values)
    return next(((name, line) for name, line in named if name and line), ("", 0))


def used(expressions: Sequence[Map], module: Module) -> tuple[set[str], bool]:
    """The formatters that handlers name, and whether some handler takes its formatter from a variable."""
    values = [value for expr in expressions for value in _formatter_values(expr)]
    spread = any(_takes_handlers_over(expr) for expr in expressions)
    values += replaced(module)
    given = (call.kwarg("formatter") for call in module.calls)  # ``make_handler("app.log", formatter="json")``
    values += [value for value in given if isinstance(value, Const)]
    names = {str(value.value) for value in values if isinstance(value, Const)}
    return names, spread or any(not isinstance(value, Const) for value in values)


def replaced(module: Module) -> list[Expr]:
    """The formatters that handlers are given later (``LOGGING["handlers"]["console"]["formatter"] = "json"``)."""
    keyed = ((each.key, each.value) for each in module.assigns)
    return [value for key, value in keyed if isinstance(key, Const) and key.value == "formatter" and value is not None]


def _takes_handlers_over(expr: Map) -> bool:
    """``{**DEFAULTS, "formatters": …}``: the handlers are those of another configuration."""
    keys = [key.value if isinstance(key, Const) else key for key, _ in expr.items]
    return None in keys and "formatters" in keys and "handlers" not in keys


def _formatter_values(expr: Expr) -> Iterator[Expr]:
    if isinstance(expr, Op):  # ``{"formatter": "json"} if filename else None``
        for item in expr.items:
            yield from _formatter_values(item)
    for key, value in expr.items if isinstance(expr, Map) else ():
        if isinstance(key, Const) and key.value == "formatter":
            yield value
        else:
            yield from _formatter_values(value)


def is_logging(target: str, value: Map) -> bool:
    """Whether a dict is a logging configuration, whatever it is called."""
    return any(True for _ in entries(value, "formatters")) or bool(re.fullmatch(r"[:%&]LOGGING(?:_CONFIG)?", target))


def is_spread(module: Module, value: Map) -> bool:
    """Whether a package outside the repository gives the configuration that a dict is laid over."""
    given = [item.name for key, item in value.items if key is None and isinstance(item, Ref)]
    bound = {item.target: item.value.name for item in module.assigns if isinstance(item.value, Ref)}
    named = (bound.get(name, name) for name in given)
    return any("." in name and name[0] not in "%:&?" and not name.startswith(_PLAIN_BASES) for name in named)
