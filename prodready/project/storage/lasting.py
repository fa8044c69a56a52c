"""Classes of which an object lives as long as the process."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.facts.python import Assign, Call, CallRef, Expr, Flag, Module, Ref
from prodready.project.code.types import Types
from prodready.project.snapshot import Snapshot
from prodready.project.storage.stores import Stores

_APPLICATION = re.compile(r"(?:^|[.:%])app(?:lication)?(?:\.(?:state|ctx|extensions))?(?:\.\w+|\[\])\Z")
_CACHES = re.compile(r"(?:^|[.:])(?:lru_)?cache\Z")
_SINGLETONS = (".Singleton", ".ThreadSafeSingleton")
MAX_MAKERS = 3
"""Functions that hand on what others make."""


def lasting_classes(snapshot: Snapshot, types: Types, stores: Stores) -> frozenset[str]:
    """The global names of classes of which an object lives as long as the process; of several backends that are taken in turn
    (``repo = RedisRepo() if url else MemoryRepo()``) those that ask a server, where one does."""
    stand_ins: set[str] = set()
    for names in _alternatives(snapshot, types):
        servers = {name for name in names if _asks(types, stores, name)}
        stand_ins |= names - servers if servers else frozenset()
    return frozenset(_lasting(snapshot, types)) - stand_ins


def _asks(types: Types, stores: Stores, name: str) -> bool:
    """Whether a class asks a database, a cache or another server."""
    found = types.symbols.definition(name)
    if found is None or found.cls is None:
        return False
    first, last = found.cls.line, found.cls.end_line
    return any(
        first <= touch.line <= last and touch.technology.category != "http" for touch in stores.in_module(found.path)
    )


def _alternatives(snapshot: Snapshot, types: Types) -> Iterator[frozenset[str]]:
    """The classes of which one name of a module is bound to an object, or a function gives one."""
    for path, module in snapshot.application():
        bound: dict[str, set[str]] = {}
        for assign in module.assigns:
            if _is_of_module(assign):
                bound.setdefault(assign.target, set()).update(_made(types, path, module, assign.value, MAX_MAKERS))
        for function in module.functions:
            given = {made for value in function.returned for made in _made(types, path, module, value, MAX_MAKERS)}
            bound[function.qualname] = given
        yield from (frozenset(names) for names in bound.values() if len(names) > 1)


def _lasting(snapshot: Snapshot, types: Types) -> Iterator[str]:
    """The classes whose object is made with its module, once by a function that keeps its result, kept by the
    application (``app.state.repo = Repo()``), or bound to a name of a module by what makes it (``repo = make_repo()``)."""
    for path, module in snapshot.application():
        kept = {
            assign.value.index
            for assign in module.assigns
            if isinstance(assign.value, CallRef) and _APPLICATION.search(assign.target)
        }
        for call in module.calls:
            if call.index in kept or _is_made_once(module, call):
                made = call.args[0] if call.name.endswith(_SINGLETONS) and call.args else Ref(call.name)
                name = types.symbols.expr_name(path, made) if isinstance(made, Ref) else ""
                found = types.symbols.definition(name)
                if found is not None and found.cls is not None:
                    yield found.symbol
        for assign in module.assigns:
            if _is_of_module(assign):
                yield from _made(types, path, module, assign.value, MAX_MAKERS)


def _is_made_once(module: Module, call: Call) -> bool:
    """Whether a call stands at the top level, or in a function whose result is kept."""
    if call.scope < 0:
        return call.owner < 0 and not call.flags & Flag.MAIN
    return any(_CACHES.search(module.written(each)) for each in module.functions[call.scope].decorators)


def _is_of_module(assign: Assign) -> bool:
    """Whether a name of a module is bound, at its top level or by a function that says ``global``."""
    return assign.target[:1] == ":" and (assign.scope < 0 or bool(assign.flags & Flag.GLOBAL))


def _made(types: Types, path: str, module: Module, value: Expr | None, depth: int) -> Iterator[str]:
    """The classes of which a call gives an object, itself or through functions that return what they make."""
    call = module.call(value)
    if call is None or depth <= 0:
        return
    found = types.symbols.definition(types.symbols.resolve(path, call.name))
    if found is not None and found.cls is not None:
        yield found.symbol
    elif found is not None and found.function is not None:
        maker = types.symbols.modules[found.path]
        for returned in found.function.returned:
            yield from _made(types, found.path, maker, returned, depth - 1)
