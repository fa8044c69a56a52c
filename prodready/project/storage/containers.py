"""Containers that outlive a request: those of modules, classes, applications and lasting objects, and how functions name them."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from prodready.facts.python import Assign, CallRef, Expr, Flag, Function, Map, Module, Op, Ref, Seq
from prodready.project.code.types import Types
from prodready.project.snapshot import Snapshot
from prodready.project.storage.running import registers_running

CONTAINERS = frozenset(
    {
        "builtins.dict",
        "builtins.list",
        "builtins.set",
        "collections.defaultdict",
        "collections.OrderedDict",
        "collections.deque",
    }
)
OWN = "%self."
_STATE = re.compile(r"(?:^|[.:%])app(?:lication)?(\.(?:state|ctx)\.\w+)")
"""What an application keeps for all requests, in the words of Starlette and Sanic."""
_CACHE_NAME = re.compile(r"(?:^|[_.:%&])cached?(?:_|\Z)|_caches\Z", re.IGNORECASE)
"""What says of itself that it can be made anew; ``get_cache`` and the like are no variables."""


_BOUNDED = re.compile(r"\.(?:L[RF]U|TTL|FIFO|RR)Cache$")
"""Classes of cachetools and the like, which forget what is old."""


class Names(msgspec.Struct, frozen=True):
    """What tells containers by the names that functions give them; ``lasting`` classes have one object for all; ``held``:
    the module and the binding of each container."""

    types: Types
    lasting: frozenset[str]
    held: Mapping[str, tuple[Module, Assign]]


def containers(snapshot: Snapshot, types: Types, lasting: frozenset[str]) -> dict[str, tuple[str, Assign]]:
    """The containers that outlive a request, by global name: the file and the binding of each; no caches, nothing running."""
    return {
        container_symbol(path, module, assign): (path, assign)
        for path, module in snapshot.application()
        for assign in module.assigns
        if (_is_container(module, assign) or _is_kept(module, assign, path, lasting) or _is_state(module, assign))
        and not _CACHE_NAME.search(assign.target)
        and not _holds_caches(module, assign.value)
        and not registers_running(types, path, assign)
    }


def container_symbol(path: str, module: Module, assign: Assign) -> str:
    """The global name of a container; what an application keeps has the same one wherever it is used."""
    state = _STATE.search(assign.target)
    if state is not None:
        return f"app{state[1]}"
    if assign.owner >= 0 and assign.target.startswith(("&", OWN)):
        attribute = assign.target.removeprefix("&").removeprefix(OWN)
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
    if assign.target.startswith(OWN):
        attribute, made = assign.target.removeprefix(OWN), assign.value
        starts = assign.scope >= 0 and module.functions[assign.scope].name in ("__init__", "__post_init__")
        return starts and "." not in attribute and "[" not in attribute and _makes_container(module, made)
    call = module.call(assign.value) if assign.target[0] == "&" else None
    factory = call.kwarg("default_factory") if call is not None else None
    return isinstance(factory, Ref) and factory.name in CONTAINERS


def _makes_container(module: Module, value: Expr | None) -> bool:
    if isinstance(value, CallRef):
        return module.calls[value.index].name in CONTAINERS
    return (
        isinstance(value, Map)
        or (isinstance(value, Seq) and value.kind != "tuple")
        or (isinstance(value, Op) and value.kind == "comp")
    )


def _holds_caches(module: Module, value: Expr | None) -> bool:
    """Whether a dict is made of bounded caches alone (``{"rates": cachetools.LRUCache(maxsize=128)}``), also by kind."""
    held = [item for _, item in value.items] if isinstance(value, Map) else []
    return bool(held) and all(_BOUNDED.search(module.written(item)) or _holds_caches(module, item) for item in held)


def container_of(names: Names, module: Module, path: str, function: Function, name: str) -> str:
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


def _type(names: Names, path: str, function: Function, name: str) -> str:
    if name[0] == "%":
        return names.types.typed(path, function.index, name)
    found = names.types.symbols.definition(names.types.symbols.resolve(path, name))
    return names.types.of_assign(found.path, found.assign) if found is not None and found.assign is not None else ""
