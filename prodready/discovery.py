"""Finds what the modules of a package declare, in an order that depends on their names only.

Names come from ``pkgutil`` without importing anything; nothing registers itself as a side effect of being imported.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Protocol, TypeVar


class Declared(Protocol):
    """An object that knows the module it was declared in."""

    @property
    def module(self) -> str: ...


D = TypeVar("D", bound=Declared)


def modules_below(package: ModuleType) -> Iterator[str]:
    """The full names of all modules below ``package``, depth first in the order of their names; packages left out."""
    return _below(package.__name__, package.__path__)


def _below(package: str, places: Iterable[str]) -> Iterator[str]:
    for found in sorted(iter_modules(places), key=lambda found: found.name):
        name = f"{package}.{found.name}"
        if found.ispkg:
            yield from _below(name, [os.path.join(place, found.name) for place in places])
        else:
            yield name


def declared(module: str, kind: type[D]) -> tuple[D, ...]:
    """What ``module`` itself declares of one kind, not what it imports, in the order it stands there."""
    values = vars(import_module(module)).values()
    own = [value for value in values if isinstance(value, kind) and value.module == module]
    return tuple({id(value): value for value in own}.values())
