"""Applications that a server is handed by the entry module's convention (``wsgi.py``: ``application = create_app()``) and
whose maker is no framework that is known: a platform's factory, outside of the repository or configured by it. Where a
package outside makes one, what the module puts on it tells as much (``app.include_router(orders)``). Of a platform whose
server makes the application itself, the module that makes one for its worker tells it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

import msgspec

from prodready.facts.python import Assign, CallRef, Module, Ref
from prodready.project.code.symbols import Symbols
from prodready.project.snapshot import Snapshot

_FILES = {"wsgi.py": "wsgi", "asgi.py": "asgi"}
_NAMES = frozenset({":application", ":app"})
_EXTENDS = re.compile(
    r"\.(?:include_router|add_api_route|add_middleware|middleware|add_exception_handler|exception_handler|register_blueprint|add_url_rule"
    r"|before_request)$"
)
_FRAMEWORKS = ("flask", "quart", "fastapi", "sanic", "pyramid", "falcon", "starlette", "aiohttp")
"""Packages by which the framework is told, the likeliest first."""
_PLATFORMS = {f"invenio_app.factory.create_{name}": "flask" for name in ("app", "api", "ui")}
"""Makers of a platform's application out of the blueprints that packages announce, and its framework."""


class Entry(msgspec.Struct, frozen=True):
    """One such application: its framework as far as imports tell, where it is bound, and what makes it."""

    framework: str
    path: str
    assign: Assign
    maker: str


def entries(snapshot: Snapshot, symbols: Symbols) -> Iterator[Entry]:
    """Those of the application's modules, tests and examples aside."""
    for path, module in snapshot.application():
        yield from _of_platform(path, module)
        kind = _FILES.get(posixpath.basename(path))
        for assign in module.assigns:
            if assign.scope >= 0 or assign.owner >= 0 or assign.target not in _NAMES:
                continue
            value = assign.value
            named = module.calls[value.index].name if isinstance(value, CallRef) else ""
            named = value.name if isinstance(value, Ref) else named
            maker = symbols.resolve(path, named) if named and not named.startswith("builtins.") else ""
            framework = _framework(snapshot)
            if maker and (kind or (framework and ".py:" not in maker and _is_extended(module, assign.target))):
                yield Entry(framework or kind or "", path, assign, maker)
                break


def _of_platform(path: str, module: Module) -> Iterator[Entry]:
    for call in module.calls:
        if call.scope == -1 and call.name in _PLATFORMS:
            holders = (item for item in module.assigns if item.scope == -1 and item.line <= call.line <= item.end_line)
            yield from (Entry(_PLATFORMS[call.name], path, item, call.name) for item in holders)


def _is_extended(module: Module, name: str) -> bool:
    """Whether routers, middleware or handlers of errors are put on what has a name."""
    return any(call.name.startswith(f"{name}.") and _EXTENDS.search(call.name) for call in module.calls)


def _framework(snapshot: Snapshot) -> str:
    imported = {item.target.partition(".")[0] for _, module in snapshot.application() for item in module.imports}
    return next((name for name in _FRAMEWORKS if name in imported), "")
