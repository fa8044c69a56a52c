"""Indexes of the application's calls and reads, so that a question about some of them does not look at all of them.

A large application has tens of thousands of calls under a few thousand names. A fact that asks for calls of some kind
tests every *name* once and then looks at the calls it has: ``calls.pick(typed=PATTERN.match, keywords=("csp",))``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Generic, TypeVar

import msgspec

from prodready.api import fact
from prodready.facts.python import Call, Module, Read, last_word
from prodready.project.snapshot import Snapshot
from prodready.project.types import Types

Test = Callable[[str], object]
"""A question about a name, answered by anything true."""
Table = dict[str, list[int]]
"""Positions by name, ascending."""
NONE: tuple[()] = ()
"""What a module has that has nothing of what was asked for."""

U = TypeVar("U", Call, Read)


class _Uses(msgspec.Struct, Generic[U], frozen=True, dict=True):
    """Uses of names in the order of the source, each with its path."""

    types: Types
    paths: tuple[str, ...]
    uses: tuple[U, ...]

    @cached_property
    def _numbers(self) -> tuple[int, ...]:
        """All positions; tables share these, because each would take more room than its place in a table."""
        return tuple(range(len(self.uses)))

    @cached_property
    def _written(self) -> Table:
        return self._table(use.name for use in self.uses)

    @cached_property
    def _words(self) -> dict[str, list[str]]:
        """The names by their last words."""
        words: dict[str, list[str]] = {}
        for name in self._written:
            words.setdefault(last_word(name), []).append(name)
        return words

    @cached_property
    def _resolved(self) -> Table:
        return self._table(self._global_names())

    def _global_names(self) -> Iterator[str]:
        path, means = "", self.types.symbols.names("")
        for where, use in zip(self.paths, self.uses, strict=True):
            if where != path:
                path, means = where, self.types.symbols.names(where)
            yield means[use.name]

    def _table(self, names: Iterable[str]) -> Table:
        table: Table = {}
        for place, name in zip(self._numbers, names, strict=True):
            table.setdefault(name, []).append(place)
        return table

    def _ending(self, word: str) -> Iterator[int]:
        """The positions of names that end with ``word``, by name."""
        for name in self._words.get(word, ()):
            yield from self._written[name]

    def _places(self, written: Test | None, words: Iterable[str], resolved: Test | None) -> set[int]:
        found: set[int] = set()
        if written is not None:
            found.update(_matching(self._written, written))
        if resolved is not None:
            found.update(_matching(self._resolved, resolved))
        for word in words:
            found.update(self._ending(word))
        return found

    def named(self, word: str) -> tuple[tuple[str, U], ...]:
        """Those whose name ends with ``word``, each with its path."""
        return tuple((self.paths[place], self.uses[place]) for place in sorted(self._ending(word)))

    def _by_path(self, places: Iterable[int]) -> Mapping[str, tuple[U, ...]]:
        found: dict[str, list[U]] = {}
        for place in sorted(places):
            found.setdefault(self.paths[place], []).append(self.uses[place])
        return {path: tuple(uses) for path, uses in found.items()}


class Calls(_Uses[Call], frozen=True, dict=True):
    """The calls of all application modules by what they are called."""

    @cached_property
    def _typed(self) -> Table:
        typed = self.types.typed
        sites = zip(self.paths, self.uses, strict=True)
        return self._table(typed(path, call.scope, call.name) for path, call in sites)

    @cached_property
    def _keywords(self) -> Table:
        table: Table = {}
        for place, call in zip(self._numbers, self.uses, strict=True):
            for name, _ in call.kwargs:
                table.setdefault(name, []).append(place)
        return table

    def pick(
        self,
        *,
        written: Test | None = None,
        words: Iterable[str] = (),
        resolved: Test | None = None,
        typed: Test | None = None,
        keywords: Iterable[str] = (),
    ) -> Mapping[str, tuple[Call, ...]]:
        """By path, in the order of the source: the calls that meet any of the conditions.

        ``written`` tests the name as the module has it, ``words`` are its last words, ``resolved`` tests its global
        name, ``typed`` that with the types of variables, and ``keywords`` are names of arguments.
        """
        places = self._places(written, words, resolved)
        if typed is not None:
            places.update(_matching(self._typed, typed))
        for name in keywords:
            places.update(self._keywords.get(name, ()))
        return self._by_path(places)


class Reads(_Uses[Read], frozen=True):
    """The reads of names in all application modules by what is read."""

    def pick(
        self, *, written: Test | None = None, words: Iterable[str] = (), resolved: Test | None = None
    ) -> Mapping[str, tuple[Read, ...]]:
        """By path, in the order of the source: the reads that meet any of the conditions, which are those of calls."""
        return self._by_path(self._places(written, words, resolved))


def _matching(table: Table, test: Test) -> Iterator[int]:
    for name, places in table.items():
        if test(name):
            yield from places


def calls_of(types: Types, modules: Iterable[tuple[str, Module]]) -> Calls:
    """The index of the calls of ``modules``; each part is made when it is first asked for."""
    return Calls(types, *_flat((path, module.calls) for path, module in modules))


def _flat(uses: Iterable[tuple[str, tuple[U, ...]]]) -> tuple[tuple[str, ...], tuple[U, ...]]:
    paths: list[str] = []
    flat: list[U] = []
    for path, some in uses:
        paths += [path] * len(some)
        flat += some
    return tuple(paths), tuple(flat)


@fact
def calls(snapshot: Snapshot, types: Types) -> Calls:
    """The index of the application's calls."""
    return calls_of(types, snapshot.application())


@fact
def reads(snapshot: Snapshot, types: Types) -> Reads:
    """The index of reads; each part is made when it is first asked for."""
    return Reads(types, *_flat((path, module.reads) for path, module in snapshot.application()))
