"""Settings whose reading a package outside the repository defines, such as one that an organisation shares among its services."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.files import Role
from prodready.facts.python import Class, Module
from prodready.project.code.symbols import Symbols
from prodready.project.snapshot import Snapshot

_NAMED = re.compile(r"(?:Settings|Config(?:uration)?|Environ(?:ment)?)$")
_LIBRARIES = frozenset(
    {"pydantic", "pydantic_settings", "django", "flask", "typing", "starlette", "sanic", "celery", "pyramid"}
)
"""Packages whose classes of such names either are known or read no environment."""
MIN_FIELDS = 2


class SettingsElsewhere(msgspec.Struct, frozen=True):
    """Classes of settings that derive from a class outside."""

    places: tuple[Evidence, ...]


@fact
def settings_elsewhere(snapshot: Snapshot, symbols: Symbols) -> SettingsElsewhere:
    """Look, in modules of settings, for classes that declare fields for a base of another package to read."""
    return SettingsElsewhere(
        tuple(
            Evidence(path, cls.line, f"{cls.name} derives from {base}, which stands outside the repository")
            for path, module in snapshot.application()
            if snapshot.role(path) is Role.SETTINGS
            for cls in module.classes
            for base in _bases(path, cls, symbols)
            if _fields(module, cls, base.partition(".")[0]) >= MIN_FIELDS
        )
    )


def _bases(path: str, cls: Class, symbols: Symbols) -> Iterator[str]:
    """The bases of packages outside that are named for settings."""
    for base in cls.bases:
        name = symbols.expr_name(path, base)
        package = name.partition(".")[0]
        known = not package or package in sys.stdlib_module_names or package in _LIBRARIES
        if ".py:" not in name and not known and name[0] not in ":%&.?" and _NAMED.search(name):
            yield name


def _fields(module: Module, cls: Class, package: str) -> int:
    """How many attributes of the class body have a type, or are made by the package of its base."""
    own = (item for item in module.assigns if item.owner == cls.index and item.target[:1] == "&" and item.scope < 0)
    calls = ((item, module.call(item.value)) for item in own)
    return sum(
        item.annotation is not None or (call is not None and call.name.partition(".")[0] == package)
        for item, call in calls
    )
