"""The engine's own providers of facts, found in the modules of this package."""

from __future__ import annotations

from functools import lru_cache

from prodready import project
from prodready.api import Fact
from prodready.discovery import declared, modules_below


@lru_cache(maxsize=1)
def engine_facts() -> tuple[Fact, ...]:
    """Every ``@fact`` below ``prodready.project``, by module. Imports them all: only for an audit."""
    return tuple(fact for module in modules_below(project) if module != __name__ for fact in declared(module, Fact))
