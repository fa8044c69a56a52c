"""Equal parts of the facts of many files, held once, so that a very large tree fits into memory.

Code repeats itself: the same names, defaults, annotations and small expressions stand in thousands of files, and each
decoded file brings its own copies.
"""

from __future__ import annotations

import msgspec

from prodready.facts.python import Class, Const, Function, Module

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
        """Something that is no number: a text, a tuple or a struct."""
        if isinstance(value, str):
            return self._texts.setdefault(value, value)
        kind = value.__class__
        fields = value if isinstance(value, tuple) else msgspec.structs.astuple(value)  # type: ignore[arg-type]  # a struct
        shared = tuple([each if each.__class__ in _NUMBERS else self._shared(each) for each in fields])
        if kind in _OWN:
            return kind(*shared)
        key: tuple[object, ...]
        if kind is Const:
            key = (kind, shared[0].__class__, *shared)  # ``1`` equals ``True``
        else:  # shared parts are known by where they are, which is a larger number than any that facts hold
            key = (kind, *[each if each.__class__ in _NUMBERS else id(each) for each in shared])
        found = self._parts.get(key)
        if found is None:
            found = self._parts[key] = shared if kind is tuple else kind(*shared)
        return found
