"""Containers that register running work: a worker's tasks, threads, processes and open connections, which no store could hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.facts.python import Assign, Call, CallRef, Class, Expr, Module, Ref, last_word
from prodready.project.code.types import Types

_STARTS = frozenset(
    {"create_task", "ensure_future", "run_coroutine_threadsafe", "create_subprocess_exec", "create_subprocess_shell"}
)
_RUNS = re.compile(
    r"^(?:threading\.(?:Thread|Timer)|multiprocessing\.(?:\w+\.)?Process|subprocess\.Popen"
    r"|concurrent\.futures\.(?:\w+\.)*(?:Future|ThreadPoolExecutor|ProcessPoolExecutor)"
    r"|asyncio\.(?:\w+\.)*(?:Task|Future|subprocess\.Process)"
    r"|(?:fastapi|starlette\.websockets)\.WebSocket|aiohttp\.web\.WebSocketResponse|websockets\.\w[\w.]*)(?:\(\))?$"
)
"""What runs or is connected while it is held."""
_QUEUES = re.compile(r"^(?:queue|asyncio|multiprocessing)\.(?:\w+\.)*(?:Simple|Lifo|Priority|Joinable)?Queue(?:\(\))?$")
_OWN = "%self."
_PUTS = frozenset({"append", "add", "insert", "setdefault"})
_TAKES = frozenset({"discard", "remove"})


def registers_running(types: Types, path: str, made: Assign) -> bool:
    """Whether a container is a worker's own, holds what a function works on, or what runs: tasks, threads, connections."""
    module = types.symbols.modules[path]
    if made.owner >= 0 and _is_worker(types, path, module.classes[made.owner]):
        return True
    name = made.target.lstrip("&")
    held = f"{_OWN}{name}" if made.target[:1] == "&" else made.target
    put = list(_put(module, held, made.owner))
    if put and all(_is_taken_out(module, held, scope, value) for scope, value in put):
        return True
    return any(_is_running(types, path, scope, value) for scope, value in put)


def _is_taken_out(module: Module, held: str, scope: int, value: Expr) -> bool:
    """Whether the function that puts a value in takes it out again before it ends: the container tells what runs in it."""
    return isinstance(value, Ref) and any(
        call.name.rpartition(".")[0] == held
        and last_word(call.name) in _TAKES
        and call.line > value.line
        and [item.name for item in call.args if isinstance(item, Ref)] == [value.name]
        for call in module.calls_of(scope)
    )


def _put(module: Module, held: str, owner: int) -> Iterator[tuple[int, Expr]]:
    """What the module puts into a container, each with the function that does so."""
    everywhere = held[:1] == ":"  # of the module, whose classes use it as well
    for assign in module.assigns:
        if assign.target == f"{held}[]" and (everywhere or assign.owner == owner) and assign.value is not None:
            yield assign.scope, assign.value
    for call in module.calls:
        head, _, method = call.name.rpartition(".")
        if head == held and method in _PUTS and (everywhere or call.owner == owner) and call.args:
            yield call.scope, call.args[-1]


def _is_running(types: Types, path: str, scope: int, value: Expr) -> bool:
    """Whether a value runs or is connected, or is of a class of the repository that keeps such a thing."""
    call = _made_by(types, path, scope, value)
    if call is not None and last_word(call.name) in _STARTS:
        return True
    known = types.of(path, scope, value)
    if _RUNS.match(known):
        return True
    found = types.symbols.definition(known.removesuffix("()")) if ".py:" in known else None
    return found is not None and found.cls is not None and _is_worker(types, found.path, found.cls)


def _made_by(types: Types, path: str, scope: int, value: Expr) -> Call | None:
    """The call that a value is, or that the only binding of a local variable is."""
    if not isinstance(value, CallRef):
        name = getattr(value, "name", "")
        bound = types.bound(path, scope, name)
        value_of = bound[0].value if len(bound) == 1 else None
        return types.symbols.modules[path].call(value_of) if value_of is not None else None
    return types.symbols.modules[path].call(value)


def _is_worker(types: Types, path: str, cls: Class) -> bool:
    """Whether objects of a class start threads, tasks or processes of their own, or take work from their own queue."""
    module = types.symbols.modules[path]
    own = [item for item in module.assigns if item.owner >= 0 and module.classes[item.owner] == cls]
    queues: set[str] = set()
    for item in own:
        call = module.call(item.value) if item.value is not None and item.target.startswith(_OWN) else None
        name = types.call_name(path, call) if call is not None else ""
        if call is not None and (_RUNS.match(name) or last_word(call.name) in _STARTS):
            return True
        if _QUEUES.match(name):
            queues.add(item.target)
    return any(
        call.name.rpartition(".")[0] in queues and last_word(call.name) in ("get", "get_nowait")
        for call in module.calls
        if call.owner >= 0 and module.classes[call.owner] == cls
    )
