"""Applications that a server is handed by the entry module's convention (``wsgi.py``: ``application = create_app()``) and
whose maker is no framework that is known: a platform's factory, outside of the repository or configured by it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

import msgspec

from prodready.facts.python import Assign, CallRef, Ref
from prodready.project.snapshot import Snapshot
from prodready.project.symbols import Symbols

_FILES = {"wsgi.py": "wsgi", "asgi.py": "asgi"}
_NAMES = frozenset({":application", ":app"})
_FRAMEWORKS = ("flask", "quart", "fastapi", "sanic", "pyramid", "falcon", "starlette", "aiohttp")
"""Packages by which the framework is told, the likeliest first."""


class Entry(msgspec.Struct, frozen=True):
    """One such application: its framework as far as imports tell, where it is bound, and what makes it."""

    framework: str
    path: str
    assign: Assign
    maker: str


def entries(snapshot: Snapshot, symbols: Symbols) -> Iterator[Entry]:
    """Those of the application's modules, tests and examples aside."""
    for path, module in snapshot.application():
        kind = _FILES.get(posixpath.basename(path))
        if kind is None:
            continue
        for assign in module.assigns:
            if assign.scope >= 0 or assign.owner >= 0 or assign.target not in _NAMES:
                continue
            value = assign.value
            named = module.calls[value.index].name if isinstance(value, CallRef) else ""
            named = value.name if isinstance(value, Ref) else named
            if named and not named.startswith("builtins."):
                yield Entry(_framework(snapshot) or kind, path, assign, symbols.resolve(path, named))
                break


def _framework(snapshot: Snapshot) -> str:
    imported = {item.target.partition(".")[0] for _, module in snapshot.application() for item in module.imports}
    return next((name for name in _FRAMEWORKS if name in imported), "")
