"""What functions do to containers that outlive a request: fill, empty, count in them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from prodready.facts.python import Assign, Call, CallRef, Const, Expr, Flag, Function, Map, Module, Op, Ref, Seq
from prodready.project.storage.containers import CONTAINERS, OWN, Names, container_of
from prodready.project.storage.setting_up import sets_up
from prodready.project.storage.stores import Stores

_CHANGES = frozenset(
    {"append", "extend", "insert", "pop", "remove", "clear", "update", "setdefault", "add", "discard", "popitem"}
)
_REMOVES = frozenset({"pop", "remove", "clear", "discard", "popitem"})

MAX_DEPTH = 4
"""Calls and variables within each other that are looked through."""


class Change(msgspec.Struct, frozen=True):
    """A change of a container, the branch that it is made in, and whether it puts something in."""

    name: str
    branch: int
    adds: bool


def changes_of(names: Names, module: Module, path: str, function: Function, stores: Stores) -> Iterator[Change]:
    """The containers that a function changes; what fills in its own object while it is made changes none."""
    new = OWN if sets_up(module, function) else " "
    for assign in module.assigns_of(function.index):
        changes = "[]" in assign.target or assign.flags & (Flag.GLOBAL | Flag.AUGMENTED)
        if changes and not assign.target.startswith(new) and not _stands_in(module, path, assign.branch, stores):
            name = container_of(names, module, path, function, assign.target)
            if not _keeps_figures(names.held.get(name), module, function, assign):
                adds = not (assign.flags & Flag.DELETED or _counts_within(assign) or _is_empty(module, assign))
                yield Change(name, assign.branch, adds)
    for call in module.calls_of(function.index):
        head, _, verb = call.name.rpartition(".")
        if verb in _CHANGES and not head.startswith(new) and not _stands_in(module, path, call.branch, stores):
            yield Change(container_of(names, module, path, function, head), call.branch, verb not in _REMOVES)


def _counts_within(assign: Assign) -> bool:
    """Whether an attribute of what a container holds grows (``engines[name].stats["asked"] += 1``), and nothing comes in."""
    return bool(assign.flags & Flag.AUGMENTED) and "." in assign.target.partition("[]")[2]


def _is_empty(module: Module, assign: Assign) -> bool:
    """Whether an assignment makes anew what holds nothing: a whole container, an entry that is there, a part of one."""
    call = module.call(assign.value)
    made = call is not None and call.name in CONTAINERS and not call.args
    literal = isinstance(assign.value, (Map, Seq)) and not assign.value.items
    if "[]" not in assign.target:
        return not assign.flags & Flag.AUGMENTED and (made or literal)
    anew = call is not None and not (call.args or call.kwargs)
    return anew and ("[]." in assign.target or _is_there(module, assign))


def _is_there(module: Module, assign: Assign) -> bool:
    """Whether an assignment to an entry stands where the container has it: ``if name in figures: figures[name] = Figures()``."""
    arm = module.branches[assign.branch] if assign.branch >= 0 else None
    test = arm.test if arm is not None else None
    asked = isinstance(test, Op) and test.kind == "in" and test.items[-1]
    return arm is not None and not arm.negated and isinstance(asked, Ref) and f"{asked.name}[]" == assign.target


def left_empty(names: Names, path: str, function: Function) -> Iterator[str]:
    """The containers that a handler empties when all is done: what it held meanwhile was the state of one request."""
    module = names.types.symbols.modules[path]
    within = [each for each in module.functions if function.index in (each.index, each.scope)]
    scopes = {each.index: each for each in within}
    last: dict[str, tuple[int, bool]] = {}
    for assign in module.assigns:
        changes = "[]" in assign.target or assign.flags & (Flag.GLOBAL | Flag.AUGMENTED)
        if assign.scope in scopes and changes:
            name = container_of(names, module, path, scopes[assign.scope], assign.target)
            made = isinstance(assign.value, (Map, Seq)) and not assign.value.items and "[]" not in assign.target
            last[name] = max(last.get(name, (0, False)), (assign.line, made and _is_at_end(assign, function)))
    for call in module.calls:
        head, _, verb = call.name.rpartition(".")
        if call.scope in scopes and verb in _CHANGES:
            name = container_of(names, module, path, scopes[call.scope], head)
            last[name] = max(last.get(name, (0, False)), (call.line, verb == "clear" and _is_at_end(call, function)))
    yield from (name for name, (_, empties) in last.items() if empties)


def _is_at_end(place: Assign | Call, function: Function) -> bool:
    """Whether something stands in a function itself and under no condition."""
    return place.scope == function.index and place.branch < 0


def _keeps_figures(held: tuple[Module, Assign] | None, module: Module, function: Function, assign: Assign) -> bool:
    """Whether a dict of fixed keys gets a value that no request brings (a counter, the time of the last refresh), or adds to a
    figure that it began with."""
    key = assign.key.value if isinstance(assign.key, Const) and assign.value is not None else None
    if held is None or key is None:
        return False
    begun = _begun(*held, key)
    if assign.flags & Flag.AUGMENTED and isinstance(begun, (int, float)):
        return True
    made = held[1].value
    fixed = isinstance(made, Map) and any(isinstance(each, Const) and each.value == key for each, _ in made.items)
    return fixed and not _comes_in(module, function, assign.value, MAX_DEPTH)


def _begun(module: Module, bound: Assign, key: object) -> object:
    """The constant that a container begins with under a key (``{"asked": 0}``, ``defaultdict(int)``); None if there is none."""
    call = module.call(bound.value)
    made = call.arg(0) if call is not None and call.name == "collections.defaultdict" else None
    if isinstance(made, Ref) and made.name in ("builtins.int", "builtins.float"):
        return 0
    items = bound.value.items if isinstance(bound.value, Map) else ()
    values = (value for each, value in items if isinstance(each, Const) and each.value == key)
    return next((value.value for value in values if isinstance(value, Const)), None)


def _comes_in(module: Module, function: Function, expr: Expr | None, depth: int) -> bool:
    """Whether an expression holds what a handler is given; what cannot be told counts as given."""
    if isinstance(expr, Const):
        return False
    if isinstance(expr, CallRef) and depth > 0:
        call = module.calls[expr.index]
        parts = (Ref(call.name), *call.arguments)
        return any(_comes_in(module, function, part, depth - 1) for part in parts)
    if not isinstance(expr, Ref) or "request" in expr.name:
        return True
    head = expr.name.partition(".")[0]
    if head[:1] != "%":
        return False
    bound = [item.value for item in module.assigns_of(function.index) if item.target == head]
    return len(bound) != 1 or depth <= 0 or _comes_in(module, function, bound[0], depth - 1)


def _stands_in(module: Module, path: str, branch: int, stores: Stores) -> bool:
    """Whether an arm of a condition does without the database what its other arm does with it."""
    if branch < 0:
        return False
    arm = module.branches[branch]
    others = [item for item in module.branches if item.test == arm.test and item.negated != arm.negated]
    return any(
        _in_database(stores, path, call) for item in others for call in module.calls_within(item.line, item.end_line)
    )


def _in_database(stores: Stores, path: str, call: Call) -> bool:
    touch = stores.touch(path, call)
    return touch is not None and touch.technology.category == "database"
