"""Functions that another one defines inside itself and hands to a thread: ``await asyncio.to_thread(ask)``."""

from __future__ import annotations

from prodready.facts.python import Ref
from prodready.project.code.reach import Reach, dispatches


def handed_off(reach: Reach, path: str, index: int) -> frozenset[int]:
    """The functions nested in function ``index`` that run beside the event loop, by their index."""
    module = reach.types.symbols.modules[path]
    found: set[int] = set()
    for call in reach.calls_in(path, index):
        if dispatches(call):
            names = {item.name for item in call.args if isinstance(item, Ref)}
            found.update(each.index for each in module.functions if each.scope == index and f"%{each.name}" in names)
    return frozenset(found)
