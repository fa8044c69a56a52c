"""The configuration that pytest itself reads: where it stands, what it adds to the command line, what is wrong with it.

Files, their order and their tables are those of pytest 9 (``_pytest/config/findpaths.py``): the first file of a folder
that has pytest's table wins, and the folders above the test arguments are tried in turn.
"""

from __future__ import annotations

import posixpath
import shlex
from collections.abc import Iterator

import msgspec
from packaging.version import InvalidVersion, Version

from prodready.facts.documents import Document, Entry, Lock, Node, Requirements, Scalar, at, entries, items, text
from prodready.facts.files import Role
from prodready.project.layout.repo import Repo
from prodready.project.snapshot import Snapshot

_TABLES: tuple[tuple[str, tuple[tuple[str, ...], ...], bool], ...] = (
    ("pytest.toml", (("pytest",),), True),
    (".pytest.toml", (("pytest",),), True),
    ("pytest.ini", (("pytest",),), True),
    (".pytest.ini", (("pytest",),), True),
    ("pyproject.toml", (("tool", "pytest", "ini_options"), ("tool", "pytest")), False),
    ("tox.ini", (("pytest",),), False),
    ("setup.cfg", (("tool:pytest",),), False),
)
RANKS = tuple(name for name, _, _ in _TABLES)
"""Names of files in the order in which pytest prefers them."""
_SKIPPED = frozenset({Role.VENDORED, Role.GENERATED, Role.TEMPLATE, Role.DOCS})


class PytestConfig(msgspec.Struct, frozen=True):
    """One configuration. ``defect`` tells why pytest does not read it as meant; ``addopts`` are words with lines.

    ``files`` are the patterns of ``python_files``, by which modules are collected, ``paths`` those of ``testpaths``, below
    which they are looked for.
    """

    path: str
    line: int
    table: str
    addopts: tuple[tuple[str, int], ...] = ()
    defect: str = ""
    files: tuple[str, ...] = ()
    classes: bool = False  # whether ``python_classes`` tells which classes hold tests
    paths: tuple[str, ...] = ()

    @property
    def directory(self) -> str:
        """The folder of the file."""
        return posixpath.dirname(self.path)

    @property
    def works(self) -> bool:
        """Whether pytest reads it."""
        return not self.defect


def pytest_configs(snapshot: Snapshot) -> tuple[PytestConfig, ...]:
    """Every configuration of pytest in the repository, those with a defect included, in path order."""
    version = locked_version(snapshot, "pytest")
    found: list[PytestConfig] = []
    for path in snapshot.documents:
        name = posixpath.basename(path)
        row = next((row for row in _TABLES if row[0] == name), None)
        if row and snapshot.role(path) not in _SKIPPED:
            found.extend(_read(snapshot, path, row, version))
    return tuple(found)


def config_for(snapshot: Snapshot, directory: str, targets: tuple[str, ...] = ()) -> PytestConfig | None:
    """The configuration that pytest finds when it is started in ``directory`` with test paths ``targets``."""
    version = locked_version(snapshot, "pytest")
    repo = Repo(snapshot)
    starts = [_target_folder(repo, directory, target) for target in targets]
    known = [start for start in starts if start is not None]
    folder = posixpath.commonpath(known) if known and all(known) else directory
    while True:
        for row in _TABLES:
            for config in _read(snapshot, posixpath.join(folder, row[0]), row, version):
                if config.works:
                    return config
        if not folder:
            return None
        folder = posixpath.dirname(folder)


def _target_folder(repo: Repo, directory: str, target: str) -> str | None:
    path = posixpath.normpath(posixpath.join(directory, target.split("::", maxsplit=1)[0]))
    if path in repo.directories:
        return path
    return posixpath.dirname(path) if path in repo.snapshot.files else None


def _read(
    snapshot: Snapshot, path: str, row: tuple[str, tuple[tuple[str, ...], ...], bool], version: Version | None
) -> Iterator[PytestConfig]:
    name, tables, always = row
    document = snapshot.document(path)
    if document is None or (document.problem and not document.roots):
        return
    if name == "pyproject.toml":
        yield from _pyproject(document, path, version)
        return
    table = document.at(*tables[0])
    if table is not None or always:
        line = _key_line(document.root, tables[0]) or 1
        addopts = _addopts(at(table, "addopts"), toml=path.endswith(".toml"))
        yield PytestConfig(path, line, f"[{tables[0][-1]}]" if table else name, addopts, "", *_collected(table))
    elif name == "setup.cfg" and document.at("pytest") is not None:
        defect = "pytest aborts on [pytest] in setup.cfg: the section is called [tool:pytest]"
        yield PytestConfig(path, _key_line(document.root, ("pytest",)), "[pytest]", (), defect)


def _pyproject(document: Document, path: str, version: Version | None) -> Iterator[PytestConfig]:
    options, table = document.at("tool", "pytest", "ini_options"), document.at("tool", "pytest")
    native = [entry for entry in entries(table) if entry.key != "ini_options"]
    before_nine = version is not None and version.major < 9
    if options is not None:
        line = _key_line(document.root, ("tool", "pytest", "ini_options"))
        defect = "pytest 9 refuses [tool.pytest] beside [tool.pytest.ini_options]" if native and not before_nine else ""
        addopts = _addopts(at(options, "addopts"), toml=True)
        yield PytestConfig(path, line, "[tool.pytest.ini_options]", addopts, defect, *_collected(options))
    elif table is not None and not (native and all(entries(entry.value) for entry in native)):  # of tables only
        line = _key_line(document.root, ("tool", "pytest"))
        defect = ""
        if before_nine:
            defect = f"pytest {version} does not read [tool.pytest] (pytest 9 does): use [tool.pytest.ini_options]"
        elif isinstance(at(table, "addopts"), Scalar):
            defect = "pytest 9 aborts on text in addopts of [tool.pytest]: it takes a list there"
        addopts = _addopts(at(table, "addopts"), toml=True)
        yield PytestConfig(path, line, "[tool.pytest]", addopts, defect, *_collected(table))


def _key_line(root: Node | None, keys: tuple[str, ...]) -> int:
    """The line of the last key of a path; of its first entry where the table's own line is not known."""
    found: Entry | None = None
    for key in keys:
        found = next((entry for entry in entries(root) if entry.key == key), None)
        if found is None:
            return 0
        root = found.value
    return found.line if found else 0


def _addopts(node: Node | None, toml: bool = False) -> tuple[tuple[str, int], ...]:
    """The words of ``addopts`` with the line on which each stands, as far as the text shows it."""
    if not isinstance(node, Scalar):
        return tuple((text(item), item.line) for item in items(node))
    found: list[tuple[str, int]] = []
    rows = text(node).split("\n")
    first = toml and len(rows) > 1  # TOML drops the line end behind the opening quotes
    for offset, row in enumerate(rows, int(first)):
        try:
            words = shlex.split(row, comments=True)
        except ValueError:
            words = row.split()
        found.extend((word, node.line + offset) for word in words)
    return tuple(found)


def _collected(table: Node | None) -> tuple[tuple[str, ...], bool, tuple[str, ...]]:
    """What a table says of ``python_files``, whether of ``python_classes``, and of ``testpaths``."""
    files, paths = (tuple(word for word, _ in _addopts(at(table, key))) for key in ("python_files", "testpaths"))
    return files, at(table, "python_classes") is not None, paths


def locked_version(snapshot: Snapshot, name: str) -> Version | None:
    """The lowest version that a lock file or a pinned requirement gives."""
    versions: list[Version] = []
    for _, lock in snapshot.of(Lock):
        versions.extend(_version(version) for package, version in lock.packages if package == name)
    for _, file in snapshot.of(Requirements):
        pinned = (one for one in file.requirements if one.name == name and one.specifier.startswith("=="))
        versions.extend(_version(one.specifier.lstrip("= ")) for one in pinned)
    known = [version for version in versions if version.major >= 0 and version != Version("0")]
    return min(known) if known else None


def _version(value: str) -> Version:
    try:
        return Version(value.split(",", maxsplit=1)[0].strip())
    except InvalidVersion:
        return Version("0")
