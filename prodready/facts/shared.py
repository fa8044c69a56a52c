"""Equal parts of the facts of many files, held once, so that a very large tree fits into memory.

Code repeats itself: the same names, defaults, annotations and small expressions stand in thousands of files, and each
decoded file brings its own copies.
"""

from __future__ import annotations

import msgspec

from prodready.facts.python import Class, Function, Module

_NUMBERS = frozenset({int, bool, float, type(None)})
_OWN = frozenset({Module, Function, Class})
"""Facts that somebody may tell from equal ones of another file; what they hold is shared."""
MOST_PARTS = 1 << 13
"""Parts known at a time, each with a key of some 300 bytes; when there are more, all are forgotten."""


class Shared:
    """Gives back facts that are equal to those given, made of parts that it has seen before."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._parts: dict[tuple[object, ...], object] = {}

    def module(self, module: Module) -> Module:
        """An equal module; the same one if it is nested too deeply to be walked through."""
        try:
            shared = self._shared(module)
        except RecursionError:
            return module
        assert isinstance(shared, Module)  # noqa: S101
        if len(self._parts) > MOST_PARTS:
            self._parts.clear()
        return shared

    def _shared(self, value: object) -> object:
        kind = value.__class__
        if isinstance(value, str):
            return self._texts.setdefault(value, value)
        if isinstance(value, tuple):
            items = tuple([self._shared(each) for each in value])
            return self._part(tuple, items) if items else items
        if kind in _NUMBERS:
            return value
        assert isinstance(value, msgspec.Struct)  # noqa: S101
        fields = tuple([self._shared(each) for each in msgspec.structs.astuple(value)])
        return kind(*fields) if kind in _OWN else self._part(kind, fields)

    def _part(self, kind: type, fields: tuple[object, ...]) -> object:
        """The one part of this kind with these fields, which are shared themselves and are known by their identity.

        Numbers are not shared, and are known by their text, as ``1`` equals ``True``.
        """
        key = (kind, *[repr(each) if each.__class__ in _NUMBERS else id(each) for each in fields])
        found = self._parts.get(key)
        if found is None:
            found = self._parts[key] = fields if kind is tuple else kind(*fields)
        return found
