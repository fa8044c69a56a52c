"""What the audit takes from the tree beside facts: source lines to quote, and coverage reports that the user names."""

from __future__ import annotations

import hashlib
from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import cast, overload

import msgspec
from msgspec.structs import replace

from prodready.cache import stands_for
from prodready.errors import UsageError, some
from prodready.extract.documents import LIMITS, read_document
from prodready.facts.documents import CoverageData, Facts
from prodready.facts.files import FileInfo, Kind
from prodready.model import Notice
from prodready.project.snapshot import Snapshot
from prodready.survey import UNREADABLE, Quote, byte_limit
from prodready.tree import Tree, Unreadable

NOTHING = Quote((), b"")
"""What is seen of a file without text."""


class Text(Sequence[str]):
    """The lines of one file, and a note of which were looked at; who comes to the end has seen the one behind the last."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._seen: set[int] = set()

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        first, behind = (place, place + 1) if isinstance(place, int) else (place.start or 0, place.stop)
        plain = behind is not None and first >= 0 <= behind and (isinstance(place, int) or place.step is None)
        self._seen.update(range(first, behind) if plain else range(len(self._lines) + 1))
        return self._lines[place]

    def __len__(self) -> int:
        end = len(self._lines)
        self._seen.update((max(end - 1, 0), end))
        return end

    def quote(self) -> Quote:
        """What was looked at."""
        seen = tuple(sorted(self._seen))
        return Quote(seen, self.digest(seen))

    def digest(self, lines: Iterable[int]) -> bytes:
        """A hash of these lines; of one that there is not, that there is none."""
        end = len(self._lines)
        some = [self._lines[number] if number < end else None for number in lines]
        return hashlib.blake2b(msgspec.msgpack.encode(some), digest_size=16).digest()


class SourceLines:
    """Gives the lines of a file as Python and every editor count them, or None where there are none to be had.

    ``keys`` are the content keys of what the facts were taken from. Of a file that is another one by now nothing is
    given; ``changed`` holds those that were asked for.
    """

    def __init__(self, tree: Tree, files: Mapping[str, FileInfo], keys: Mapping[str, str]) -> None:
        self._tree = tree
        self._files = files
        self._keys = keys
        self._texts: dict[str, Text | None] = {}
        self.changed: set[str] = set()

    def __call__(self, path: str) -> Text | None:
        """The lines of the file at ``path``."""
        if path not in self._texts:
            self._texts[path] = self._text(path)
        return self._texts[path]

    def quoted(self) -> dict[str, Quote]:
        """What was looked at so far, of every file that was asked for."""
        return {path: NOTHING if text is None else text.quote() for path, text in self._texts.items()}

    def says(self, path: str, quote: Quote) -> bool:
        """Whether the file at ``path`` has the lines that were looked at."""
        text = self(path)
        return quote.digest == (NOTHING.digest if text is None else text.digest(quote.lines))

    def _text(self, path: str) -> Text | None:
        info = self._files.get(path)
        if info is None or info.kind is Kind.NONE or info.kind is Kind.COVERAGE:
            return None
        data = self._as_read(info)
        if data is None:
            return None
        return Text(data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n"))

    def notices(self) -> tuple[Notice, ...]:
        """That files changed while they were audited, if any did."""
        if not self.changed:
            return ()
        message = f"{some(sorted(self.changed))} changed during the audit: judged as read, not quoted; audit again"
        return (Notice("note", message),)

    def _as_read(self, info: FileInfo) -> bytes | None:
        key = self._keys.get(info.path, "")
        if key.startswith(UNREADABLE):
            return None
        try:
            data = self._tree.read(info.path, byte_limit(info.kind))
        except Unreadable:
            data = None
        if key and (data is None or not stands_for(key, info.kind.value, data)):
            self.changed.add(info.path)
            return None
        return data


def with_reports(snapshot: Snapshot, root: Path, reports: Sequence[Path]) -> Snapshot:
    """The snapshot with the coverage reports that the user named, read. Raises :class:`UsageError`."""
    if not reports:
        return snapshot
    read = {_name(path, root): (_report(path), path.stat().st_mtime) for path in reports}
    documents: Mapping[str, Facts] = {**snapshot.documents, **{name: report for name, (report, _) in read.items()}}
    times = {name: written for name, (_, written) in read.items()}
    # A chain is a mutable mapping only by its type: nothing ever writes into the one below.
    below = cast("dict[str, float]", snapshot.changed)
    changed: Mapping[str, float] = ChainMap(times, below)
    return replace(snapshot, documents=dict(sorted(documents.items())), reports=tuple(read), changed=changed)


def with_session(snapshot: Snapshot) -> Snapshot:
    """The snapshot with what a session measured narrowed to the application; nothing if that is a small part of it.

    Tests that import an installed copy measure files outside the root; those are known by their tails.
    """
    measured = snapshot.measured
    if measured is None or not measured.files:
        return snapshot
    from prodready.project.testing import coverage

    sizes = {path: module.code_lines for path, module in snapshot.application()}
    inside = [each for each in measured.files if each[0] in sizes]
    covered, total = sum(hit for _, hit, _ in inside), sum(lines for _, _, lines in inside)
    paths: Sequence[str] = [path for path, _, _ in inside]
    if not inside:
        covered, total, paths = coverage.matched(snapshot, CoverageData(measured.files))
    spoken = sum(sizes[path] for path in set(paths))
    enough = total and spoken >= coverage.MAJORITY * sum(sizes.values())
    return replace(snapshot, measured=replace(measured, covered=covered, total=total) if enough else None)


def _name(path: Path, root: Path) -> str:
    """The report's path in the repository if it lies there, else its bare name: no report shows where it was."""
    real = path.resolve()
    return real.relative_to(root).as_posix() if real.is_relative_to(root) else path.name


def _report(path: Path) -> Facts:
    limit = LIMITS[Kind.COVERAGE]
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise UsageError(f"the coverage report {path} cannot be read: {error.strerror or error}") from None
    if len(data) > limit:
        raise UsageError(f"the coverage report {path} is larger than {limit >> 20} MiB")
    report = read_document(Kind.COVERAGE, data)
    if report.problem:
        raise UsageError(f"the coverage report {path} cannot be used: {report.problem}")
    return report
