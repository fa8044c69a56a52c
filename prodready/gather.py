"""From a tree to a snapshot: what is known already from the cache, the rest read here or in worker processes.

Small trees are read in this process by parsers that cannot harm it; what those refuse, and large trees, go to workers,
with this process as one of them. A file's facts do not depend on who read it, nor on how many there were.
"""

from __future__ import annotations

import functools
import gc
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

import msgspec

from prodready import roles
from prodready.cache import blob_key, content_key, stands_for
from prodready.extract.reading import Answer
from prodready.facts.documents import Facts
from prodready.facts.files import APPLICATION_ROLES, FileInfo, Kind, Refusal, Role
from prodready.facts.lint import Lint
from prodready.facts.python import Module
from prodready.facts.shared import Shared
from prodready.model import Coverage
from prodready.project.snapshot import Measured, Snapshot
from prodready.readers import Item, Readers, Reading, lint, read_answer
from prodready.survey import PYTHON_BYTES, Survey, SurveySettings, byte_limit, remember, survey, unreadable
from prodready.tree import Tree, Unreadable
from prodready.workers import Limits

ROUND_BYTES = 16 << 20
"""Content held in memory at a time."""
SHARED_BYTES = 16 << 20
"""Weight of the Python files of a tree whose equal facts are held once: that takes a tenth of the time, and halves the
memory."""
MAX_JOBS = 8

_FACTS, _REASON = b"f", b"r"


class GatherSettings(SurveySettings, frozen=True):
    """How to gather. ``jobs`` counts processes including this one (0: one per processor, at most ``MAX_JOBS``).

    ``progress`` is called with files done and files in all. The rest goes into the snapshot as it is.
    """

    jobs: int = 0
    limits: Limits = msgspec.field(default_factory=Limits)
    progress: Callable[[int, int], None] | None = None
    kind: str = ""
    options: Mapping[str, Mapping[str, object]] = msgspec.field(default_factory=lambda: MappingProxyType({}))
    measured: Measured | None = None
    reports: tuple[str, ...] = ()


def gather(
    tree: Tree,
    settings: GatherSettings | None = None,
    surveyed: Survey | None = None,
    chores: Iterable[object] = (),
) -> Snapshot:
    """The facts of all files of ``tree``; what has none and why is in the snapshot's ``refusals``.

    ``surveyed`` is the result of ``survey`` on the same tree; afterwards its ``signature`` is known. ``chores`` are
    done, one step after the other, while workers read. Raises ``KeyboardInterrupt`` or what a chore raises without
    leaving a process behind, and nothing that comes from the content of a file.
    """
    settings = settings or GatherSettings()
    with collector_paused(keep=True):
        return _Gathering(tree, settings, surveyed or survey(tree, settings)).snapshot(iter(chores))


def accounted(snapshot: Snapshot, excluded: int) -> Coverage:
    """What became of every path seen; ``excluded`` is the tree's count of paths that it left out."""
    partial = {each.path for each in snapshot.refusals if each.partial}
    refused = {each.path for each in snapshot.refusals if not each.partial}
    read = {*snapshot.modules, *snapshot.documents}
    left_out = excluded + len(snapshot.files.keys() - (read | partial | refused))
    analysed = len(read - partial - refused)
    return Coverage(
        analysed + len(partial - refused) + len(refused) + left_out,
        analysed,
        len(partial - refused),
        len(refused),
        left_out,
    )


class _Gathering:
    """One run of ``gather``: collects readings, in any order."""

    def __init__(self, tree: Tree, settings: GatherSettings, surveyed: Survey) -> None:
        self.tree = tree
        self.settings = settings
        self.survey = surveyed
        self.modules: dict[str, Module] = {}
        self.documents: dict[str, Facts] = {}
        self.refusals = list(surveyed.refused)
        self.fresh: dict[str, bytes] = {}  # by content key, for the cache
        self.done = 0
        python = (path for path in surveyed.wanted if surveyed.files[path].kind is Kind.PYTHON)
        large = sum(surveyed.entries[path].size for path in python) > SHARED_BYTES
        self.shared = Shared() if large else None

    def snapshot(self, chores: Iterator[object]) -> Snapshot:
        left = self._from_cache()
        with Readers(self.settings.jobs or processors(), self.settings.limits, chores) as readers:
            readers.expect(sum(self.survey.entries[path].size for path in left))
            for some in self._rounds(left):
                for reading in readers.read(some):
                    self._take(reading)
                    self._keep(reading)
        for _ in chores:
            pass
        self.shared = None
        self._record()
        return self._assembled()

    def _from_cache(self) -> list[str]:
        """Take what the cache has; the wanted paths that it has not."""
        cache, keys = self.settings.cache, self.survey.keys
        if cache is None:
            return list(self.survey.wanted)
        known = cache.facts({keys[path] for path in self.survey.wanted if path in keys})
        return [path for path in self.survey.wanted if not self._take_cached(path, known.get(keys.get(path, "")))]

    def _take_cached(self, path: str, value: bytes | None) -> bool:
        if value is None:
            return False
        info = self.survey.files[path]
        reading = _thawed(Item(path, info.kind, b""), value)
        if reading is None:
            return False
        self._take(reading)
        return True

    def _rounds(self, left: list[str]) -> Iterator[list[Item]]:
        """The files to read in portions that fit into memory; what the cache knows by content is taken on the way."""
        some: list[Item] = []
        size = 0
        for path in left:
            item = self._loaded(path)
            if item is None:
                continue
            some.append(item)
            size += len(item.data)
            if size >= ROUND_BYTES:
                yield self._unknown(some)
                some, size = [], 0
        yield self._unknown(some)

    def _unknown(self, items: list[Item]) -> list[Item]:
        """Those whose content the cache does not know either."""
        cache = self.settings.cache
        if cache is None or not cache.usable:
            return items
        known = cache.facts({item.key for item in items})
        return [item for item in items if not self._take_cached(item.path, known.get(item.key))]

    def _loaded(self, path: str) -> Item | None:
        info = self.survey.files[path]
        data = self.survey.contents.pop(path, None)
        if data is None:
            data = self._read(info)
        if data is None:
            return None
        key = self.survey.keys.get(path, "")
        if not key.startswith(blob_key(info.kind.value, "")):
            key = content_key(info.kind.value, data)
        self.survey.keys[path] = key
        return Item(path, info.kind, data, key if self.settings.cache else "")

    def _read(self, info: FileInfo) -> bytes | None:
        try:
            return self.tree.read(info.path, byte_limit(info.kind))
        except Unreadable as error:
            self.survey.keys[info.path] = unreadable(error)
            if info.mode != "link":  # the tree has refused the links that lead nowhere
                self._refuse(Refusal(info.path, error.reason))
            return None

    def _take(self, reading: Reading) -> None:
        path, facts = reading.item.path, reading.facts
        self.done += 1
        if self.settings.progress is not None:
            self.settings.progress(self.done, len(self.survey.wanted))
        if isinstance(facts, Module):
            self.modules[path] = self.shared.module(facts) if self.shared is not None else facts
        elif facts is not None:
            self.documents[path] = facts
        if facts is None:
            self._refuse(Refusal(path, reading.answer.reason, False, reading.answer.line))
        elif facts.problem:
            self._refuse(Refusal(path, facts.problem, True, facts.problem_line))

    def _refuse(self, refusal: Refusal) -> None:
        info = self.survey.files[refusal.path]
        if info.role is not Role.TEMPLATE:  # need not parse before it is rendered
            self.refusals.append(refusal)

    def _keep(self, reading: Reading) -> None:
        if not reading.answer.final:
            self.survey.volatile = True
        elif reading.item.key:
            self.fresh[reading.item.key] = frozen(reading.answer)

    def _record(self) -> None:
        if self.settings.cache is not None and self.fresh:
            self.settings.cache.put_facts(self.fresh)
        remember(self.survey, self.settings)

    def _assembled(self) -> Snapshot:
        settings = self.settings
        by_path = {path: info.role for path, info in self.survey.files.items()}
        own = roles.own_packages(self.documents, self.survey.files)
        if own:
            kinds = {path: info.kind for path, info in self.survey.files.items()}
            by_path = roles.assign_roles(kinds, settings.roles, own)
        refined = roles.refine_roles(by_path, self.modules, settings.roles, own)
        files = {
            path: info if refined[path] is info.role else msgspec.structs.replace(info, role=refined[path])
            for path, info in self.survey.files.items()
        }
        return Snapshot(
            MappingProxyType(files),
            MappingProxyType(dict(sorted(self.modules.items()))),
            MappingProxyType(dict(sorted(self.documents.items()))),
            tuple(sorted(set(self.refusals))),
            settings.kind,
            settings.options,
            settings.measured,
            settings.reports,
            self.survey.outer,
            _Changed(self.tree),
            _Linted(self.tree, files, tuple(self.modules), self.survey, settings.jobs or processors()),
        )


class _Changed(Mapping[str, float]):
    """When each path last changed; git is asked at the first question."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    @functools.cached_property
    def _times(self) -> Mapping[str, float]:
        return self._tree.changed()

    def __getitem__(self, path: str) -> float:
        return self._times[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._times)

    def __len__(self) -> int:
        return len(self._times)


class _Linted(Mapping[str, Lint]):
    """What bandit says about each module of the application; it runs at the first question."""

    def __init__(
        self, tree: Tree, files: Mapping[str, FileInfo], modules: tuple[str, ...], surveyed: Survey, jobs: int
    ) -> None:
        self._tree = tree
        self._survey = surveyed
        self._jobs = jobs
        self._paths = tuple(path for path in sorted(modules) if files[path].role in APPLICATION_ROLES)

    @functools.cached_property
    def _found(self) -> Mapping[str, Lint]:
        self._survey.linted = True
        read = {path: self._read(path) for path in self._paths}
        problems = {path: each for path, each in read.items() if isinstance(each, Lint)}
        items = [each for each in read.values() if isinstance(each, Item)]
        return dict(sorted({**lint(items, self._jobs), **problems}.items()))

    def _read(self, path: str) -> Item | Lint:
        try:
            data = self._tree.read(path, PYTHON_BYTES)
        except Unreadable as error:
            return Lint(problem=error.reason)
        if not stands_for(self._survey.keys[path], Kind.PYTHON.value, data):
            return Lint(problem="it changed during the audit")
        return Item(path, Kind.PYTHON, data)

    def __getitem__(self, path: str) -> Lint:
        return self._found[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._paths)


def processors() -> int:
    """The processors that this process may use, at most ``MAX_JOBS``."""
    try:
        available = len(os.sched_getaffinity(0))
    except AttributeError:
        available = os.cpu_count() or 1
    return min(available, MAX_JOBS)


def frozen(answer: Answer) -> bytes:
    """An answer as the cache keeps it."""
    return _REASON + msgspec.msgpack.encode((answer.reason, answer.line)) if answer.reason else _FACTS + answer.facts


def _thawed(item: Item, value: bytes) -> Reading | None:
    """The reading that ``value`` keeps; None if it is none."""
    if value[:1] == _FACTS:
        reading = read_answer(item, Answer(value[1:]))
        return reading if reading.facts is not None else None
    try:
        reason, line = msgspec.msgpack.decode(value[1:], type=tuple[str, int])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return Reading(item, None, Answer(b"", reason, line))


@contextmanager
def collector_paused(*, keep: bool = False) -> Iterator[None]:
    """Facts, and what rules make of them, have no cycles, and there are millions of them.

    ``keep``: what was made is not searched later either.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
        if keep:
            gc.freeze()
    finally:
        gc.enable()
