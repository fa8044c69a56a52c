"""Process memory used as the store: a container of a module that write routes change and read routes serve."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.python import Assign, Call, CallRef, Const, Expr, Flag, Function, Map, Module, Op, Ref, Seq, Sub
from prodready.project.code.reach import Reach
from prodready.project.code.types import Types
from prodready.project.routing.routes import WRITES, Route, Routes
from prodready.project.snapshot import Snapshot
from prodready.project.storage.lasting import lasting_classes
from prodready.project.storage.running import registers_running
from prodready.project.storage.setting_up import sets_up
from prodready.project.storage.stores import Stores

_CONTAINERS = frozenset(
    {
        "builtins.dict",
        "builtins.list",
        "builtins.set",
        "collections.defaultdict",
        "collections.OrderedDict",
        "collections.deque",
    }
)
_CHANGES = frozenset(
    {"append", "extend", "insert", "pop", "remove", "clear", "update", "setdefault", "add", "discard", "popitem"}
)

_REMOVES = frozenset({"pop", "remove", "clear", "discard", "popitem"})
_OWN = "%self."
_STATE = re.compile(r"(?:^|[.:%])app(?:lication)?(\.(?:state|ctx)\.\w+)")
"""What an application keeps for all requests, in the words of Starlette and Sanic."""
_CACHE_NAME = re.compile(r"(?:^|[_.:%&])cached?(?:_|\Z)|_caches\Z", re.IGNORECASE)
"""What says of itself that it can be made anew; ``get_cache`` and the like are no variables."""

MAX_DEPTH = 4
"""Calls and variables within each other that are looked through."""


class MemoryStore(msgspec.Struct, frozen=True):
    """One container: its global name, where it is defined, and a write and a read route that use it."""

    symbol: str
    path: str
    line: int
    write: Route
    read: Route

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Where it is, and where it is changed and served."""
        return (
            Evidence(self.path, self.line, f"{self.symbol.rpartition(':')[2]} is held in process memory"),
            Evidence(self.write.file, self.write.line, f"changed by {self.write.title}"),
            Evidence(self.read.file, self.read.line, f"served by {self.read.title}"),
        )


class MemoryStores(msgspec.Struct, frozen=True):
    """All containers that serve as a store."""

    found: tuple[MemoryStore, ...]


class _Names(msgspec.Struct, frozen=True):
    """What tells containers by the names that functions give them; ``lasting`` classes have one object for all; ``held``:
    the module and the binding of each container."""

    types: Types
    lasting: frozenset[str]
    held: Mapping[str, tuple[Module, Assign]]


@fact
def memory(snapshot: Snapshot, types: Types, reach: Reach, routes: Routes, stores: Stores) -> MemoryStores:
    """Match the containers of modules and classes with what write and read handlers use."""
    lasting = lasting_classes(snapshot, types, stores)
    containers = {
        _symbol(path, module, assign): (path, assign)
        for path, module in snapshot.application()
        for assign in module.assigns
        if (_is_container(module, assign) or _is_kept(module, assign, path, lasting) or _is_state(module, assign))
        and not _CACHE_NAME.search(assign.target)
        and not registers_running(types, path, assign)
    }
    if not containers:
        return MemoryStores(())
    held = {name: (types.symbols.modules[path], assign) for name, (path, assign) in containers.items()}
    names = _Names(types, lasting, held)
    used = _Used(names, frozenset(containers), stores)
    for route in routes.http:
        for handler in route.handlers:
            if handler.function is None:
                continue
            passing = set(_left_empty(names, handler.path, handler.function))
            for path, function in _functions(reach, handler.path, handler.function):
                used.look(route, path, function, passing, own=function is handler.function)
    return MemoryStores(
        tuple(
            MemoryStore(name, containers[name][0], containers[name][1].line, used.changed[name], used.served[name])
            for name in sorted((used.changed.keys() & used.served.keys() & used.filled) - used.bookkeeping)
        )
    )


class _Used:
    """What routes do with the containers of ``names``.

    ``filled``: what a write puts something in (from what is only emptied, models or caches are dropped);
    ``bookkeeping``: what reading changes too (caches, trackers, counters).
    """

    def __init__(self, names: _Names, containers: frozenset[str], stores: Stores) -> None:
        self.names = names
        self.containers = containers
        self.stores = stores
        self.changed: dict[str, Route] = {}
        self.served: dict[str, Route] = {}
        self.filled: set[str] = set()
        self.bookkeeping: set[str] = set()

    def look(self, route: Route, path: str, function: Function, passing: set[str], *, own: bool) -> None:
        """Look at a function that a route reaches; ``own``: it is the handler itself; ``passing``: containers left out."""
        module = self.names.types.symbols.modules[path]
        found = [
            item
            for item in _changes(self.names, module, path, function, self.stores)
            if item.name in self.containers and item.name not in passing
        ]
        changes = {item.name for item in found}
        writes = bool(set(route.methods) & WRITES) and not _answers_alike(self.names, route)
        written = changes if writes else set()
        if not route.methods:
            written = {item.name for item in found if _is_written(module, item.branch)}
        self.filled |= {item.name for item in found if item.adds and item.name in written}
        for name in written:
            self.changed.setdefault(name, route)
        if not writes:
            self.bookkeeping |= changes - written
        elif not own:
            self.bookkeeping |= {name for name in changes if _remembers(self.names, path, function, name)}
        if route.answers("GET"):
            for name in self.containers.intersection(_reads(self.names, module, path, function)):
                self.served.setdefault(name, route)


def _answers_alike(names: _Names, route: Route) -> bool:
    """Whether one function answers reading and writing requests and does not ask which it got, such as a proxy: what it changes
    is changed by reading, too."""
    handler = route.handlers[0] if len(route.handlers) == 1 and route.answers("GET") else None
    if handler is None or handler.function is None or handler.function.name.upper() in route.methods:
        return False
    first, last = handler.function.line, handler.function.end_line
    arms = names.types.symbols.modules[handler.path].branches
    return not any(first <= arm.line <= last and _asks_method(arm.test) for arm in arms)


def _asks_method(test: Expr) -> bool:
    """Whether a condition compares the method of a request."""
    items = test.items if isinstance(test, Op) and test.kind in ("==", "in") else ()
    return any(isinstance(item, Ref) and item.name.endswith(".method") for item in items)


def _symbol(path: str, module: Module, assign: Assign) -> str:
    """The global name of a container; what an application keeps has the same one wherever it is used."""
    state = _STATE.search(assign.target)
    if state is not None:
        return f"app{state[1]}"
    if assign.owner >= 0 and assign.target.startswith(("&", _OWN)):
        attribute = assign.target.removeprefix("&").removeprefix(_OWN)
        return f"{path}:{module.classes[assign.owner].qualname}.{attribute}"
    return f"{path}:{assign.target[1:]}"


def _is_container(module: Module, assign: Assign) -> bool:
    if assign.target[0] not in ":&" or assign.scope != -1 or "[" in assign.target or "." in assign.target:
        return False
    if assign.flags & (Flag.AUGMENTED | Flag.DELETED):
        return False
    if not _makes_container(module, assign.value):
        return False
    own = f"%self.{assign.target[1:]}"  # each object gets its own
    return assign.target[0] == ":" or not any(
        item.target == own and item.owner == assign.owner for item in module.assigns
    )


def _is_state(module: Module, assign: Assign) -> bool:
    """Whether an application is given a container (``app.state.items = []``)."""
    state = _STATE.search(assign.target)
    return state is not None and assign.target.endswith(state[1]) and _makes_container(module, assign.value)


def _is_kept(module: Module, assign: Assign, path: str, lasting: frozenset[str]) -> bool:
    """Whether it is a container of an object that lives as long as the process, made with it."""
    if assign.owner < 0 or f"{path}:{module.classes[assign.owner].qualname}" not in lasting:
        return False
    if assign.target.startswith(_OWN):
        attribute, made = assign.target.removeprefix(_OWN), assign.value
        starts = assign.scope >= 0 and module.functions[assign.scope].name in ("__init__", "__post_init__")
        return starts and "." not in attribute and "[" not in attribute and _makes_container(module, made)
    call = module.call(assign.value) if assign.target[0] == "&" else None
    factory = call.kwarg("default_factory") if call is not None else None
    return isinstance(factory, Ref) and factory.name in _CONTAINERS


def _makes_container(module: Module, value: Expr | None) -> bool:
    if isinstance(value, CallRef):
        return module.calls[value.index].name in _CONTAINERS
    return (
        isinstance(value, Map)
        or (isinstance(value, Seq) and value.kind != "tuple")
        or (isinstance(value, Op) and value.kind == "comp")
    )


def _functions(reach: Reach, path: str, function: Function) -> Iterator[tuple[str, Function]]:
    yield path, function
    seen = {(path, function.index)}
    queue = [(path, function, 0)]
    while queue:
        where, current, depth = queue.pop()
        for found in reach.next_functions(where, current) if depth < 4 else ():
            if found.function is not None and (found.path, found.function.index) not in seen:
                seen.add((found.path, found.function.index))
                yield found.path, found.function
                queue.append((found.path, found.function, depth + 1))


def _is_written(module: Module, branch: int) -> bool:
    """Whether it is done in answer to a method that writes, which the view asks for itself."""
    while branch >= 0:
        arm = module.branches[branch]
        named = (
            {item.value for item in arm.test.items if isinstance(item, Const)} if isinstance(arm.test, Op) else set()
        )
        if _asks_method(arm.test) and not arm.negated and named & WRITES:
            return True
        branch = arm.parent
    return False


def _remembers(names: _Names, path: str, function: Function, name: str) -> bool:
    """Whether a function gives what a container holds under a key, or fills it in: a registry that loads on demand."""
    given = [value.value.name for value in function.returned if isinstance(value, Sub) and isinstance(value.value, Ref)]
    module = names.types.symbols.modules[path]
    return len(given) > 1 and all(_container(names, module, path, function, item) == name for item in given)


def _container(names: _Names, module: Module, path: str, function: Function, name: str) -> str:
    """The global name of the container at the head of a chain; ``self.x`` and ``cls.x`` mean the class's own."""
    state = _STATE.search(name)
    if state is not None:
        return f"app{state[1]}"
    head = name.split("[", maxsplit=1)[0]
    owner, _, attribute = head.rpartition(".")
    holder = _type(names, path, function, owner).removesuffix("()") if owner else ""
    if holder in names.lasting:
        return f"{holder}.{attribute}"
    if name.startswith(("%self.", "%cls.")) and function.owner >= 0:
        return f"{path}:{module.classes[function.owner].qualname}.{head.split('.')[1]}"
    return names.types.symbols.resolve(path, head)


def _type(names: _Names, path: str, function: Function, name: str) -> str:
    if name[0] == "%":
        return names.types.typed(path, function.index, name)
    found = names.types.symbols.definition(names.types.symbols.resolve(path, name))
    return names.types.of_assign(found.path, found.assign) if found is not None and found.assign is not None else ""


class _Change(msgspec.Struct, frozen=True):
    """A change of a container, the branch that it is made in, and whether it puts something in."""

    name: str
    branch: int
    adds: bool


def _changes(names: _Names, module: Module, path: str, function: Function, stores: Stores) -> Iterator[_Change]:
    """The containers that a function changes; what fills in its own object while it is made changes none."""
    new = _OWN if sets_up(module, function) else " "
    for assign in module.assigns_of(function.index):
        changes = "[]" in assign.target or assign.flags & (Flag.GLOBAL | Flag.AUGMENTED)
        if changes and not assign.target.startswith(new) and not _stands_in(module, path, assign.branch, stores):
            name = _container(names, module, path, function, assign.target)
            if not _keeps_figures(names.held.get(name), module, function, assign):
                adds = not (assign.flags & Flag.DELETED or _counts_within(assign) or _is_empty(module, assign))
                yield _Change(name, assign.branch, adds)
    for call in module.calls_of(function.index):
        head, _, verb = call.name.rpartition(".")
        if verb in _CHANGES and not head.startswith(new) and not _stands_in(module, path, call.branch, stores):
            yield _Change(_container(names, module, path, function, head), call.branch, verb not in _REMOVES)


def _counts_within(assign: Assign) -> bool:
    """Whether an attribute of what a container holds grows (``engines[name].stats["asked"] += 1``), and nothing comes in."""
    return bool(assign.flags & Flag.AUGMENTED) and "." in assign.target.partition("[]")[2]


def _is_empty(module: Module, assign: Assign) -> bool:
    """Whether an assignment makes anew what holds nothing: a whole container, an entry that is there, a part of one."""
    call = module.call(assign.value)
    made = call is not None and call.name in _CONTAINERS and not call.args
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


def _left_empty(names: _Names, path: str, function: Function) -> Iterator[str]:
    """The containers that a handler empties when all is done: what it held meanwhile was the state of one request."""
    module = names.types.symbols.modules[path]
    within = [each for each in module.functions if function.index in (each.index, each.scope)]
    scopes = {each.index: each for each in within}
    last: dict[str, tuple[int, bool]] = {}
    for assign in module.assigns:
        changes = "[]" in assign.target or assign.flags & (Flag.GLOBAL | Flag.AUGMENTED)
        if assign.scope in scopes and changes:
            name = _container(names, module, path, scopes[assign.scope], assign.target)
            made = isinstance(assign.value, (Map, Seq)) and not assign.value.items and "[]" not in assign.target
            last[name] = max(last.get(name, (0, False)), (assign.line, made and _is_at_end(assign, function)))
    for call in module.calls:
        head, _, verb = call.name.rpartition(".")
        if call.scope in scopes and verb in _CHANGES:
            name = _container(names, module, path, scopes[call.scope], head)
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


def _reads(names: _Names, module: Module, path: str, function: Function) -> Iterator[str]:
    for read in module.reads_of(function.index):
        yield _container(names, module, path, function, read.name)
    for call in module.calls_of(function.index):
        yield _container(names, module, path, function, call.name.rpartition(".")[0])
