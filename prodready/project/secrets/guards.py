"""Constants that the application refuses to start with, so that they are no usable secrets (detection H4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from prodready.api import fact
from prodready.facts.python import Assign, Branch, Call, CallRef, Const, Expr, Module, Op, Ref, Seq, Sub, last_word
from prodready.project.code.calls import NONE, Calls
from prodready.project.code.constants import Constants
from prodready.project.secrets.values import Name, name_kind
from prodready.project.services.production import mentioned
from prodready.project.snapshot import Snapshot

_REFUSES = re.compile(
    r"(?:Error|Exception|ImproperlyConfigured|Critical|Invalid\w*|exit|abort|token_hex|token_urlsafe|token_bytes|urandom|"
    r"get_random_secret_key|generate\w*key)$"
)
"""Last names of what is called where a value is refused, or replaced by a random one."""
_PRODUCTION = re.compile(r"^prod(?:uction)?$|(?:^|[._])is_?prod(?:uction)?$", re.I)
"""What a condition mentions that holds in production."""
_ANY_VALUE = frozenset({"v", "val", "value", "field", "item", "raw", "actual", "current", "default", "key"})
"""What a checker that is called for several settings calls its parameter."""


class SecretGuards(msgspec.Struct, frozen=True):
    """Values that a check compares with and refuses, and beginnings of such."""

    values: frozenset[str]
    prefixes: tuple[str, ...]

    def refuses(self, value: str) -> bool:
        """Whether some check of the application refuses ``value``."""
        return value in self.values or (bool(self.prefixes) and value.startswith(self.prefixes))


@fact
def secret_guards(snapshot: Snapshot, constants: Constants, calls: Calls) -> SecretGuards:
    """Search the conditions below which an exception is raised or the process ends, and what assertions rule out."""
    values: set[str] = set()
    prefixes: set[str] = set()
    refusing = calls.pick(written=_REFUSES.search)
    for path, module in snapshot.application():
        lines = [call.line for call in refusing.get(path, NONE)]
        tests = [each.test for each in module.branches if not each.negated and _refuses(module, each, lines)]
        for test in [*tests, *(Op("==", each.items, each.line) for each in module.refused)]:
            for text, is_prefix in _compared(path, module, constants, test, 6):
                if len(text) >= 3:
                    (prefixes if is_prefix else values).add(text)
    return SecretGuards(frozenset(values), tuple(sorted(prefixes)))


def _refuses(module: Module, branch: Branch, lines: list[int]) -> bool:
    """Whether an error is made below the branch, or raised in the function round it."""
    if any(branch.line <= line <= branch.end_line for line in lines):
        return True
    return any(
        branch.line <= getattr(raised, "line", 0) <= branch.end_line
        for function in module.functions
        if function.line <= branch.line <= function.end_line
        for raised in function.raised
    )


def is_refused_in_production(module: Module, node: Assign | Call) -> bool:
    """Whether production gets an error before a binding in the same arm (``if STAGE == "production": raise …``)."""
    lines = [call.line for call in module.calls_of(node.scope) if _REFUSES.search(call.name)]
    return any(
        arm.parent == node.branch
        and arm.end_line < node.line
        and arm.leaves
        and not arm.negated
        and any(_PRODUCTION.search(text) for text in mentioned(arm.test, module))
        and _refuses(module, arm, lines)
        for arm in module.branches
        if node.branch >= 0
    )


def _compared(path: str, module: Module, constants: Constants, test: Expr, depth: int) -> Iterator[tuple[str, bool]]:
    """The strings that a test compares a secret with; true for those of ``startswith``."""
    if isinstance(test, Op) and test.kind in ("or", "and", "if", "comp") and depth:
        for item in test.items:
            yield from _compared(path, module, constants, item, depth - 1)
    elif isinstance(test, Op) and test.kind in ("==", "in", "is") and any(map(_is_secret, test.items)):
        for item in test.items:
            yield from ((text, False) for text in _texts(path, module, constants, item, depth))
    elif isinstance(test, CallRef):
        call = module.calls[test.index]
        head, _, last = call.name.rpartition(".")
        if last == "startswith" and _is_secret(Ref(head)):
            yield from ((text, True) for item in call.args for text in _texts(path, module, constants, item, depth))
        elif last in ("compare_digest", "any", ":any"):
            for item in call.args:
                yield from ((text, False) for text in _texts(path, module, constants, item, depth))


def _is_secret(expr: Expr) -> bool:
    name = ""
    if isinstance(expr, Ref):
        name = last_word(re.sub(r"(?:\.(?:get_secret_value|strip|lower))?(?:\(\))?$", "", expr.name))
    elif isinstance(expr, Sub) and isinstance(expr.index, Const):
        name = str(expr.index.value)
    elif isinstance(expr, CallRef):
        return True  # ``secret.get_secret_value() == …``, ``get_secret() == …``: what else would be refused
    return name in _ANY_VALUE or name_kind(name) is not Name.OTHER


def _texts(path: str, module: Module, constants: Constants, expr: Expr | None, depth: int) -> Iterator[str]:
    if depth == 0:
        return
    if isinstance(expr, Const) and isinstance(expr.value, str):
        yield expr.value
    elif isinstance(expr, Seq):
        for item in expr.items:
            yield from _texts(path, module, constants, item, depth - 1)
    elif isinstance(expr, CallRef):
        call = module.calls[expr.index]
        if call.name in ("builtins.frozenset", "builtins.set", "builtins.tuple") and call.args:
            yield from _texts(path, module, constants, call.args[0], depth - 1)
    elif isinstance(expr, Ref) and expr.name.startswith(("%self.", "%cls.")):
        held = (item for item in module.assigns if item.target == f"&{last_word(expr.name)}" and item.owner >= 0)
        yield from (text for item in held for text in _texts(path, module, constants, item.value, depth - 1))
    elif isinstance(expr, Ref) and expr.name[0] == "%":
        around = [each.index for each in module.functions if each.line <= expr.line <= each.end_line]
        bound = constants.types.bound(path, around[-1], expr.name) if around else ()
        yield from (text for item in bound for text in _texts(path, module, constants, item.value, depth - 1))
    elif isinstance(expr, Ref):
        symbols = constants.types.symbols
        found = symbols.definition(symbols.resolve(path, expr.name))
        if found is not None and found.assign is not None and isinstance(found.assign.value, (Const, Seq, CallRef)):
            yield from _texts(found.path, symbols.modules[found.path], constants, found.assign.value, depth - 1)
