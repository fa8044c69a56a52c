"""Routers that objects of the repository's classes keep (``self.router = APIRouter()``, ``app.include_router(hook.router)``)."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Ref
from prodready.project.code.symbols import Definition
from prodready.project.code.types import Types


def kept_router(types: Types, path: str, scope: int, name: str) -> str:
    """The identity of what an attribute holds: that of the class that sets it, which may be one derived from; else empty."""
    head, _, attribute = name.rpartition(".")
    known = types.of(path, scope, Ref(head)) if head else ""
    if not known.endswith("()") or ".py:" not in known:
        return ""
    sets = (f"%self.{attribute}", f"&{attribute}")
    for home in _classes(types, known[:-2]):
        cls = home.cls
        assigns = types.symbols.modules[home.path].assigns
        if cls is not None and any(item.owner == cls.index and item.target in sets for item in assigns):
            return f"{home.path}:{cls.qualname}.{attribute}"
    return ""


def _classes(types: Types, name: str) -> Iterator[Definition]:
    """A class of the repository and those there that it derives from."""
    found = types.symbols.definition(name)
    if found is not None and found.cls is not None:
        yield found
        yield from (item for _, item in types.symbols.ancestors(found.path, found.cls) if item is not None)
