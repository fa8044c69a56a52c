"""Classes of which an object lives as long as the process."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.facts.python import Assign, Call, CallRef, Expr, Flag, Module, Ref
from prodready.project.code.types import Types
from prodready.project.snapshot import Snapshot

_APPLICATION = re.compile(r"(?:^|[.:%])app(?:lication)?(?:\.(?:state|ctx|extensions))?(?:\.\w+|\[\])\Z")
_CACHES = re.compile(r"(?:^|[.:])(?:lru_)?cache\Z")
_SINGLETONS = (".Singleton", ".ThreadSafeSingleton")
MAX_MAKERS = 3
"""Functions that hand on what others make."""


def lasting_classes(snapshot: Snapshot, types: Types) -> Iterator[str]:
    """The global names of classes whose object is made with its module, once by a function that keeps its result, kept by the
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
