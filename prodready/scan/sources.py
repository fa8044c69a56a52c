"""What the audit takes from the tree beside facts: source lines to quote, and coverage reports that the user names."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from prodready.errors import UsageError
from prodready.extract.documents import LIMITS, read_document
from prodready.facts.documents import CoverageData, Facts
from prodready.facts.files import Kind
from prodready.project.snapshot import Snapshot
from prodready.suppress import Lines
from prodready.survey import byte_limit
from prodready.tree import Tree, Unreadable


def line_reader(tree: Tree, snapshot: Snapshot) -> Lines:
    """A function that gives the lines of a file as Python and every editor count them.

    None if it cannot be read, or is not as long as it was when it was listed: somebody works on it while it is audited.
    """

    def lines(path: str) -> Sequence[str] | None:
        info = snapshot.files.get(path)
        if info is None or info.kind is Kind.NONE or info.kind is Kind.COVERAGE:
            return None
        try:
            data = tree.read(path, byte_limit(info.kind))
        except Unreadable:
            return None
        if info.mode != "link" and len(data) != info.size:
            return None
        return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")

    return lines


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
    from prodready.project import coverage

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
