"""Applications that a server is handed by the entry module's convention (``wsgi.py``: ``application = create_app()``) and
whose maker is no framework that is known: a platform's factory, outside of the repository or configured by it. Where a
package outside makes one, what the module puts on it tells as much (``app.include_router(orders)``), and so does a
factory by what it says it returns (``def build() -> Litestar``). Of a platform whose server makes the application itself,
the module that makes one for its worker tells it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

import msgspec

from prodready.facts.python import CallRef, Function, Module, Ref
from prodready.project.code.scopes import is_outside
from prodready.project.code.types import Types
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
    """One such application: its framework as far as imports tell, where it is bound or made, and what makes it.

    ``symbol`` is the variable, or the factory that gives it back.
    """

    framework: str
    path: str
    line: int
    symbol: str
    maker: str


def entries(snapshot: Snapshot, types: Types, frameworks: Mapping[str, str]) -> Iterator[Entry]:
    """Those of the application's modules, tests and examples aside; ``frameworks`` names the classes of applications."""
    symbols = types.symbols
    for path, module in snapshot.application():
        yield from _of_platform(path, module)
        yield from _promised(path, module, types, frameworks)
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
                yield Entry(framework or kind or "", path, assign.line, f"{path}:{assign.target[1:]}", maker)
                break


def _of_platform(path: str, module: Module) -> Iterator[Entry]:
    for call in module.calls:
        if call.scope == -1 and call.name in _PLATFORMS:
            holders = (item for item in module.assigns if item.scope == -1 and item.line <= call.line <= item.end_line)
            for item in holders:
                yield Entry(_PLATFORMS[call.name], path, item.line, f"{path}:{item.target[1:]}", call.name)


def _promised(path: str, module: Module, types: Types, frameworks: Mapping[str, str]) -> Iterator[Entry]:
    """Functions that say they return an application, are given none, and return what a package outside makes."""
    for function in module.functions:
        framework = frameworks.get(types.symbols.expr_name(path, function.returns), "")
        if not framework or function.owner >= 0 or function.scope >= 0 or _is_given(path, function, types, frameworks):
            continue
        held = {item.name for item in function.returned if isinstance(item, Ref)}
        given = (*function.returned, *(item.value for item in module.assigns_of(function.index) if item.target in held))
        made = (module.calls[item.index] for item in given if isinstance(item, CallRef))
        maker = next((name for call in made if _is_made_outside(name := types.call_name(path, call))), "")
        if maker:
            yield Entry(framework, path, function.line, f"{path}:{function.name}", maker)


def _is_given(path: str, function: Function, types: Types, frameworks: Mapping[str, str]) -> bool:
    return any(types.symbols.expr_name(path, param.annotation) in frameworks for param in function.params)


def _is_made_outside(name: str) -> bool:
    """Whether a typed name is that of a package outside: ``toolbox.Builder().build``."""
    return is_outside(name) and not name.startswith("builtins.")


def _is_extended(module: Module, name: str) -> bool:
    """Whether routers, middleware or handlers of errors are put on what has a name."""
    return any(call.name.startswith(f"{name}.") and _EXTENDS.search(call.name) for call in module.calls)


def _framework(snapshot: Snapshot) -> str:
    imported = {item.target.partition(".")[0] for _, module in snapshot.application() for item in module.imports}
    return next((name for name in _FRAMEWORKS if name in imported), "")
