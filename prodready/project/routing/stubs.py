"""Files of routes that a generator wrote down of another service: handlers without a body."""

from __future__ import annotations

from collections.abc import Iterable

from prodready.facts.python import Function
from prodready.project.routing.table import Handler

_MANY = 12
"""Empty handlers in one file, and no other, from which on it is taken for an outline."""


def outlines(routes: Iterable[tuple[str, tuple[Handler, ...]]]) -> frozenset[str]:
    """Files, of those with routes, in which no handler does anything; none unless a handler elsewhere does something."""
    handlers: dict[str, list[Function | None]] = {}
    for path, given in routes:
        handlers.setdefault(path, []).extend(handler.function for handler in given or (Handler(path),))
    found = {path for path, made in handlers.items() if len(made) >= _MANY and all(map(_is_empty, made))}
    does = any(not _is_empty(each) for path, made in handlers.items() if path not in found for each in made)
    return frozenset(found) if does else frozenset()


def _is_empty(function: Function | None) -> bool:
    """Whether a function is a signature with a documentation: ``pass``, ``...``."""
    if function is None or function.returned or function.raised or function.yielded:
        return False
    return function.statements - function.has_docstring <= 1 and function.code_lines <= 1
