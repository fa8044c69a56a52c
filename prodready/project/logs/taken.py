"""What takes the handlers, formatters and configurations of logging that the application makes."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from prodready.facts.python import Call, CallRef, Const, Expr, Module, Ref, Sub, last_word
from prodready.project.code.calls import Calls
from prodready.project.code.mentions import forgotten, is_local_forgotten
from prodready.project.code.symbols import Symbols
from prodready.project.logs.configs import bound_maps
from prodready.project.logs.formatters import entries
from prodready.project.services.in_use import is_by_server
from prodready.project.snapshot import Snapshot

_OF_GUNICORN = ":logconfig_dict"
"""A setting that Gunicorn takes by its name, from whatever module of settings."""
_APPLIES = "logging.config.dictConfig"


class Taken(msgspec.Struct, frozen=True):
    """Whether something takes a part of a set-up; Django takes what its modules of settings name."""

    snapshot: Snapshot
    symbols: Symbols
    settings: tuple[str, ...]  # modules of settings, which are loaded by their names
    asked: frozenset[str] = frozenset()  # settings that are applied by their names, whatever holds them

    def is_used(self, path: str, call: Call, name: str) -> bool:
        """Whether the handler that takes the formatter is used: one that is made under a name and then left is not."""
        module = self.symbols.modules[path]
        made = [item for item in module.assigns_of(call.scope) if item.target == name]
        if "." in name or len(made) != 1 or module.call(made[0].value) is None:
            return True
        if name[0] == "%":
            return not is_local_forgotten(module, call.scope, name)
        return name[0] != ":" or not forgotten((f"{path}{name}",), self.snapshot, self.symbols, _is_adjusted)

    def is_taken(self, path: str, made: Call) -> bool:
        """Whether something takes the handler or formatter that a call makes."""
        module = self.symbols.modules[path]
        names = [item.target for item in module.assigns if item.value == CallRef(made.index, made.line)]
        return not names or any(self.is_used(path, made, name) for name in names)

    def left(self, path: str, module: Module) -> frozenset[str]:
        """The module's names of logging configurations that nothing takes; servers and Django take some by their name."""
        if path in self.settings or is_by_server(path):
            return frozenset()
        names = {
            item.target
            for item in module.assigns
            if item.target[0] == ":"
            and item.target != _OF_GUNICORN
            and item.target[1:] not in self.asked
            and holds_formatters(module, item.value)
        }
        unused = forgotten({f"{path}{name}" for name in names}, self.snapshot, self.symbols, lambda _: False)
        return frozenset(f":{each.partition(':')[2]}" for each in unused)


def applied_by_name(snapshot: Snapshot, calls: Calls) -> Iterator[str]:
    """The names of settings that are applied (``dictConfig(app.config["LOGGER"])``)."""
    for path, found in calls.pick(resolved=_APPLIES.__eq__).items():
        module = snapshot.modules[path]
        for call in found:
            given = call.arg(0, "config")
            asked = module.call(given)
            if isinstance(given, Sub) and isinstance(given.value, Ref) and last_word(given.value.name) == "config":
                yield _text(module, given.index)
            elif asked is not None and asked.name.endswith(".config.get"):
                yield _text(module, asked.arg(0))


def _text(module: Module, expr: Expr | None) -> str:
    """A text that is spelt out, or made of one that is (``str("LOGGER")``, as for Python 2)."""
    made = module.call(expr)
    expr = made.arg(0) if made is not None and made.name == "builtins.str" else expr
    return str(expr.value) if isinstance(expr, Const) else ""


def holds_formatters(module: Module, value: Expr | None) -> bool:
    """Whether a value is a configuration of logging that defines formatters."""
    return any(True for each in bound_maps(module, value) for _ in entries(each, "formatters"))


def _is_adjusted(call: Call) -> bool:
    """Whether a call of a handler's method only adjusts it."""
    return call.name.rpartition(".")[2] in ("setFormatter", "setLevel", "addFilter", "set_name")
