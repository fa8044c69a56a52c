"""Reads many files' bytes: here, or in worker processes with this one helping.

The work is shared as it comes, largest files first to the workers, smallest first to this process; what an answer says
does not depend on where it was found, because whatever this process cannot read goes to a worker.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType

import msgspec

from prodready.extract.reading import Answer, AnyFacts, attempt, decode
from prodready.facts.files import Kind
from prodready.facts.lint import Lint
from prodready.worker_main import Job
from prodready.workers import NO_WORKER, Limits, Pool

INLINE_BYTES = 600 << 10
"""Weight of a tree that this process reads faster alone than workers start (0.05 s)."""
INLINE_FILE = 64 << 10
"""Weight of the largest file that this process reads itself while workers run, so that it returns to them soon."""
YAML_WEIGHT = 8
"""A byte of YAML costs as much as eight of Python."""
LINTER = "prodready.extract.bandit:answer"
LINT_LIMITS = Limits(seconds=8.0)
"""bandit walks a file once for each of its tests."""
_DONE = object()
TOO_DEEP = "nested too deeply to be analysed"


class Item(msgspec.Struct, frozen=True):
    """A file to read."""

    path: str
    kind: Kind
    data: bytes
    key: str = ""

    @property
    def weight(self) -> int:
        """What reading it costs, in bytes of Python."""
        return len(self.data) * (YAML_WEIGHT if self.kind is Kind.YAML else 1)


class Reading(msgspec.Struct, frozen=True):
    """A file that was read: its facts, or None and an answer that tells why."""

    item: Item
    facts: AnyFacts | None
    answer: Answer


class Readers:
    """Processes that read, for the time of a ``with``; ``jobs`` counts this one.

    ``chores`` are steps of other work for this process, which it does before it helps the others.
    """

    def __init__(self, jobs: int, limits: Limits, chores: Iterable[object] = ()) -> None:
        self._chores = iter(chores)
        self._pool = Pool(max(1, jobs - 1), limits)
        self._alone = jobs <= 1

    def __enter__(self) -> Readers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.__exit__(kind, error, trace)

    @property
    def deaths(self) -> int:
        """Workers that died or were killed at a deadline."""
        return self._pool.deaths

    def expect(self, weight: int) -> None:
        """Let workers start already if ``weight`` is theirs to read."""
        if weight > INLINE_BYTES and not self._alone:
            self._pool.start()

    def read(self, items: Sequence[Item]) -> Iterator[Reading]:
        """Each item once, in any order."""
        if self._alone or sum(item.weight for item in items) <= INLINE_BYTES:
            yield from self._read_here(items)
        else:
            yield from self._share(items)

    def _read_here(self, items: Sequence[Item]) -> Iterator[Reading]:
        given: dict[int, Item] = {}
        for number, item in enumerate(items):
            found = attempted(item)
            if found is not None:
                yield found
            else:
                given[number] = item
                self._pool.submit(Job(number, item.kind.value, item.data))
                yield from self._answered(self._pool.poll(0), given)
        yield from self._answered(self._pool.drain(), given)

    def _share(self, items: Sequence[Item]) -> Iterator[Reading]:
        todo = deque(sorted(enumerate(items), key=lambda each: (-each[1].weight, each[1].path)))
        given: dict[int, Item] = {}
        while todo:
            while todo and self._pool.hungry:
                self._give(*todo.popleft(), given)
            if next(self._chores, _DONE) is not _DONE:
                yield from self._answered(self._pool.poll(0), given)
            elif todo and todo[-1][1].weight <= INLINE_FILE:
                number, item = todo.pop()
                found = _attempted(item)
                if found is not None:
                    yield found
                else:
                    self._give(number, item, given)
                yield from self._answered(self._pool.poll(0), given)
            else:
                yield from self._answered(self._pool.poll(1.0), given)
        yield from self._answered(self._pool.drain(), given)

    def _give(self, number: int, item: Item, given: dict[int, Item]) -> None:
        given[number] = item
        self._pool.submit(Job(number, item.kind.value, item.data))

    def _answered(self, answers: Iterator[tuple[int, Answer]], given: dict[int, Item]) -> Iterator[Reading]:
        for number, answer in answers:
            item = given.pop(number)
            if answer.reason == NO_WORKER:
                yield _attempted(item) or Reading(item, None, answer)
            else:
                yield read_answer(item, answer)


def lint(items: Sequence[Item], jobs: int) -> dict[str, Lint]:
    """What bandit says about each file, by path; it runs in worker processes, and one that dies costs one file."""
    found: dict[str, Lint] = {}
    with Pool(max(1, jobs), LINT_LIMITS, task=LINTER) as pool:
        for number, item in enumerate(items):
            pool.submit(Job(number, item.kind.value, item.data))
        for number, answer in pool.drain():
            found[items[number].path] = _linted(answer)
    return found


def _linted(answer: Answer) -> Lint:
    if answer.reason:
        return Lint(problem=answer.reason)
    try:
        return msgspec.msgpack.decode(answer.facts, type=Lint)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        return Lint(problem=f"its answer could not be taken over: {type(error).__name__}")


def read_answer(item: Item, answer: Answer) -> Reading:
    """The facts that ``answer`` holds, if they can be had."""
    if answer.reason:
        return Reading(item, None, answer)
    try:
        return Reading(item, decode(item.kind.value, answer.facts), answer)
    except RecursionError:
        return Reading(item, None, Answer(b"", TOO_DEEP))
    except (msgspec.MsgspecError, MemoryError) as error:
        return Reading(item, None, Answer(b"", f"facts could not be taken over: {type(error).__name__}", final=False))


def attempted(item: Item) -> Reading | None:
    """The facts of a file that this process can read by itself in little time."""
    return _attempted(item) if item.weight <= INLINE_BYTES else None


def _attempted(item: Item) -> Reading | None:
    found = attempt(item.kind.value, item.data)
    return None if found is None else Reading(item, found[0], Answer(found[1]))
