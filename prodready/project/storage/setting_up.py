"""Which methods fill an object in while it is made, and nothing else."""

from __future__ import annotations

from prodready.facts.python import Function, Module

_MAKES = frozenset({"__init__", "__post_init__"})
MAX_STEPS = 4
"""Methods that call each other which are followed."""


def sets_up(module: Module, function: Function, steps: int = MAX_STEPS) -> bool:
    """Whether a method is a constructor, or one that its class calls in those alone (``self._fill()``)."""
    if function.owner < 0 or function.name in _MAKES:
        return function.owner >= 0
    callers = [
        module.functions[call.scope]
        for call in module.calls
        if call.owner == function.owner and call.scope >= 0 and call.name == f"%self.{function.name}"
    ]
    private = function.name.startswith("_")
    return private and bool(callers) and steps > 0 and all(sets_up(module, each, steps - 1) for each in callers)
