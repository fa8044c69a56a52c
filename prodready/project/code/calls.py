"""Indexes of the application's calls and reads, so that a question about some of them does not look at all of them.

A large application has tens of thousands of calls under a few thousand names. A fact that asks for calls of some kind
tests every *name* once and then looks at the calls it has: ``calls.pick(typed=PATTERN.match, keywords=("csp",))``.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import accumulate
from typing import Generic, TypeAlias, TypeVar

import msgspec

from prodready.api import fact
from prodready.facts.python import Call, Module, Read, last_word
from prodready.project.code.types import Types
from prodready.project.snapshot import Snapshot

Test = Callable[[str], object]
"""A question about a name, answered by anything true."""
Table: TypeAlias = "dict[str, int | array[int]]"
"""The position of a name, or its positions, ascending: numbers of an array take four bytes, those of a list forty."""
NONE: tuple[()] = ()
"""What a module has that has nothing of what was asked for."""

U = TypeVar("U", Call, Read)


class _Uses(msgspec.Struct, Generic[U], frozen=True, dict=True):
    """Uses of names by path, in the order of the source; their positions count through all modules."""

    types: Types
    modules: tuple[tuple[str, tuple[U, ...]], ...]

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """The position of each module's first use."""
        return tuple(accumulate((len(uses) for _, uses in self.modules), initial=0))

    def _at(self, place: int) -> tuple[str, U]:
        index = bisect_right(self._starts, place) - 1
        path, uses = self.modules[index]
        return path, uses[place - self._starts[index]]

    def _all(self) -> Iterator[U]:
        return (use for _, uses in self.modules for use in uses)

    @cached_property
    def _written(self) -> Table:
        return _table(enumerate(use.name for use in self._all()))

    @cached_property
    def _words(self) -> dict[str, list[str]]:
        """The names by their last words."""
        words: dict[str, list[str]] = {}
        for name in self._written:
            words.setdefault(last_word(name), []).append(name)
        return words

    @cached_property
    def _resolved(self) -> Table:
        return _table(enumerate(self._global_names()))

    def _global_names(self) -> Iterator[str]:
        for path, uses in self.modules:
            means = self.types.symbols.names(path)
            yield from (means[use.name] for use in uses)

    def _ending(self, word: str) -> Iterator[int]:
        """The positions of names that end with ``word``, by name."""
        for name in self._words.get(word, ()):
            yield from _places(self._written[name])

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
        return tuple(map(self._at, sorted(self._ending(word))))

    def _by_path(self, places: Iterable[int]) -> Mapping[str, tuple[U, ...]]:
        found: dict[str, list[U]] = {}
        for path, use in map(self._at, sorted(places)):
            found.setdefault(path, []).append(use)
        return {path: tuple(uses) for path, uses in found.items()}


class Calls(_Uses[Call], frozen=True, dict=True):
    """The calls of all application modules by what they are called."""

    @cached_property
    def _typed(self) -> Table:
        typed = self.types.typed
        names = (typed(path, call.scope, call.name) for path, calls in self.modules for call in calls)
        return _table(enumerate(names))

    @cached_property
    def _keywords(self) -> Table:
        return _table((place, name) for place, call in enumerate(self._all()) for name, _ in call.kwargs)

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
            if name in self._keywords:
                places.update(_places(self._keywords[name]))
        return self._by_path(places)


class Reads(_Uses[Read], frozen=True):
    """The reads of names in all application modules by what is read."""

    def pick(
        self, *, written: Test | None = None, words: Iterable[str] = (), resolved: Test | None = None
    ) -> Mapping[str, tuple[Read, ...]]:
        """By path, in the order of the source: the reads that meet any of the conditions, which are those of calls."""
        return self._by_path(self._places(written, words, resolved))


def _table(places: Iterable[tuple[int, str]]) -> Table:
    table: Table = {}
    for place, name in places:
        known = table.get(name)
        if known is None:
            table[name] = place
        elif isinstance(known, int):
            table[name] = array("I", (known, place))
        else:
            known.append(place)
    return table


def _places(known: int | array[int]) -> Iterable[int]:
    return (known,) if isinstance(known, int) else known


def _matching(table: Table, test: Test) -> Iterator[int]:
    for name, places in table.items():
        if test(name):
            yield from _places(places)


def calls_of(types: Types, modules: Iterable[tuple[str, Module]]) -> Calls:
    """The index of the calls of ``modules``; each part is made when it is first asked for."""
    return Calls(types, tuple((path, module.calls) for path, module in modules))


@fact
def calls(snapshot: Snapshot, types: Types) -> Calls:
    """The index of the application's calls."""
    return calls_of(types, snapshot.application())


@fact
def reads(snapshot: Snapshot, types: Types) -> Reads:
    """The index of reads; each part is made when it is first asked for."""
    return Reads(types, tuple((path, module.reads) for path, module in snapshot.application()))
