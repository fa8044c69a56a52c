"""Routers in modules that nothing loads, whose routes no application has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.facts.files import Role
from prodready.facts.python import Call, Const, Module, last_word
from prodready.project.snapshot import Snapshot

_BY_NAME = frozenset({"import_module", "import_string", "import_object", "import_from_string", "__import__"})
_LOADERS = _BY_NAME | {
    *("find_modules", "iter_modules", "walk_packages", "exec_module", "load_module", "autodiscover", "entry_points"),
    "run_module",
}
"""What loads modules by names that are no imports."""


_SCANNERS = frozenset({"pyramid", "venusian", "cornice"})
"""Packages whose ``scan`` imports all modules below a package."""


def loads_by_name(snapshot: Snapshot) -> bool:
    """Whether code other than tests loads modules by names that are no imports."""
    roots = {item.target.partition(".")[0] for module in _code(snapshot) for item in module.imports}
    loaders = _LOADERS | {"scan"} if roots & _SCANNERS else _LOADERS
    return any(
        last_word(call.name) in loaders and not _spelt_out(call)
        for path, module in snapshot.modules.items()
        if snapshot.role(path) is not Role.TEST and snapshot.calls_any(path, loaders)
        for call in module.calls
    )


def unloaded(snapshot: Snapshot) -> frozenset[str]:
    """The application's modules that no import names, tests aside; none where modules are loaded by other means."""
    if loads_by_name(snapshot):
        return frozenset()
    named = {word for module in _code(snapshot) for word in _words(module)}
    return frozenset(path for path, _ in snapshot.application() if stem(path) not in named)


def _code(snapshot: Snapshot) -> Iterator[Module]:
    return (module for path, module in snapshot.modules.items() if snapshot.role(path) is not Role.TEST)


def _words(module: Module) -> Iterator[str]:
    for item in module.imports:
        yield from item.target.split(".")
    for call in module.calls:
        if last_word(call.name) in _BY_NAME:
            yield from re.split(r"[.:]", _spelt_out(call))


def _spelt_out(call: Call) -> str:
    """The name of the one module that a call loads (``import_module("yaml")``), as good as an import of it; empty if the text
    does not tell."""
    given = call.arg(0) if last_word(call.name) in _BY_NAME else None
    return given.value if isinstance(given, Const) and isinstance(given.value, str) else ""


def stem(path: str) -> str:
    """The name by which a module is imported: that of its folder for a package."""
    return path.removesuffix(".py").removesuffix("/__init__").rpartition("/")[2]
