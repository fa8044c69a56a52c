"""Options of command lines that take no free text: numbers, switches, and one of a few."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.facts.python import Call, CallRef, Const, Expr, Function, Module, Ref, Seq, Sub, is_literal, last_word

_HOLDERS = re.compile(r"(?:^|[.%])(?:args|arguments|options?|opts|kwargs|namespace|parsed(?:_args)?)$")
_DECLARES = frozenset({"add_argument", "option", "argument"})
_NUMBERS = frozenset({"builtins.int", "builtins.float", "decimal.Decimal", "uuid.UUID", "click.INT", "click.FLOAT"})
_SWITCHES = frozenset({"store_true", "store_false", "count"})
_CLOSED_TYPES = frozenset({"click.Choice", "click.IntRange", "click.FloatRange", "click.DateTime"})


def is_closed_option(module: Module, expr: Expr) -> bool:
    """Whether an option is asked for whose declaration lets no text through (``options["limit"]``, ``args.limit``)."""
    name = _asked(module, expr)
    declared = [call for call in module.calls if _declares(call, name)] if name else []
    return bool(declared) and all(_is_closed(module, call) for call in declared)


def is_closed_parameter(module: Module, function: Function, name: str) -> bool:
    """Whether a decorator declares a parameter as such an option (``@click.option("--limit", type=int)``)."""
    declared = [call for call in filter(None, map(module.call, function.decorators)) if _declares(call, name)]
    return bool(declared) and all(_is_closed(module, call) for call in declared)


def _asked(module: Module, expr: Expr) -> str:
    if isinstance(expr, Sub) and isinstance(expr.value, Ref) and isinstance(expr.index, Const):
        return str(expr.index.value) if _HOLDERS.search(expr.value.name) else ""
    if isinstance(expr, Ref):
        head, _, name = expr.name.rpartition(".")
        return name if _HOLDERS.search(head) else ""
    call = module.call(expr)
    if call is None or not call.args or not isinstance(call.args[0], Const):
        return ""
    owner, _, last = call.name.rpartition(".")
    return str(call.args[0].value) if last in ("get", "pop") and _HOLDERS.search(owner) else ""


def _declares(call: Call, name: str) -> bool:
    return last_word(call.name) in _DECLARES and name in _names(call)


def _names(call: Call) -> Iterator[str]:
    given = call.kwarg("dest")
    for item in (given,) if given is not None else call.args:
        if isinstance(item, Const) and isinstance(item.value, str):
            yield item.value.lstrip("-").partition("/")[0].replace("-", "_")


def _is_closed(module: Module, call: Call) -> bool:
    """Whether a declaration converts to a number, spells its choices out, or is a switch."""
    kind, action, choices = call.kwarg("type"), call.kwarg("action"), call.kwarg("choices")
    if isinstance(kind, CallRef):
        return module.calls[kind.index].name in _CLOSED_TYPES
    spelt = isinstance(choices, Seq) and all(isinstance(item, Const) for item in choices.items)
    switch = isinstance(action, Const) and action.value in _SWITCHES
    flag = call.kwarg("is_flag")
    return spelt or switch or (isinstance(kind, Ref) and kind.name in _NUMBERS) or is_literal(flag, True)
