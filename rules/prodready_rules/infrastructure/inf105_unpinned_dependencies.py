"""# Dependencies without a lock

**Reported**: a service whose requirements leave versions open (`fastapi>=0.115`, `sqlalchemy`) and that has no lock file: two
installations of the same commit may then run different code.

**Not reported**: a lock (`uv.lock`, `poetry.lock`, `pdm.lock`, `Pipfile.lock`, `pylock.toml`, `pixi.lock`, conda-lock) in the
service's folder or above it, requirements that a resolver compiled, requirements that all name one version, constraints that
do, a file named as a lock that fixes all of them (`requirements-frozen.txt`, `lockfiles/py312.txt`), the source of a file
beside it (`requirements.in`), and requirements for development only, also those that take in such. A library should not pin.

Wrong: `fastapi>=0.115` in `requirements.txt` and nothing else. Right: `uv.lock`, or `pip-compile --generate-hashes`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from prodready.api import Finding, Location, Severity, finding
from prodready.facts.documents import Lock, Requirement, Requirements
from prodready.project.layout.dependencies import Dependencies
from prodready.project.layout.topology import Topology
from prodready.project.services.kind import Services
from prodready.project.snapshot import Snapshot

LOCKS = (
    *("uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock", "pylock.toml", "pylock.*.toml", "pixi.lock"),
    *("conda-lock.yml", "conda-lock.yaml", "*.conda-lock.yml", "requirements.lock", "requirements/*.lock"),
)
_FOLDERS = ("", "requirements", "reqs", "requirement", "deps", "src", "conf", "config", "docker")
_ASIDE = re.compile(
    r"(^|[-_./])(dev\w*|local|tests?|testing|docs?|lint\w*|ci|type\w*|mypy|build|optional|extras?|format\w*|check\w*"
    r"|pre-?commit|debug|bench\w*|tox|example\w*|constraints?|tools?|release|functests|read_?the_?docs|rtd|checkformatting|coverage)([-_.]|$)",
    re.I,
)
_MAIN = re.compile(
    r"(^|/)(requirements(/(base|main|prod\w*|default|requirements|deploy\w*|app|common|server|web))?|base|prod\w*)\.(txt|in|pip)$"
)
_FROZEN = re.compile(r"(?:^|[-_./])(?:lock(?:s|ed|files?)?|frozen|freeze)(?:[-_./]|$)", re.I)
NAMED = 3


@finding(
    code="INF105",
    name="unpinned-dependencies",
    section="infrastructure",
    severity=Severity.ERROR,
    question="Are the versions of the dependencies fixed?",
    why="Without a lock the same commit installs other code tomorrow, also in production.",
    fix="Commit a lock (uv lock, poetry lock, pip-compile --generate-hashes) and install from it.",
    references=("https://docs.astral.sh/uv/concepts/projects/sync/",),
)
def rule(snapshot: Snapshot, services: Services, topology: Topology, dependencies: Dependencies) -> Iterator[Finding]:
    """One finding for each file that decides what a service runs on."""
    apps = [app.path for app in (*services.apps, *services.workers)] if services.runs else []
    seen: set[str] = set()
    for root in dict.fromkeys(topology.root_of(path) for path in apps):
        if _is_locked(snapshot, topology, root):
            continue
        path, wanted = _deciding(snapshot, dependencies, root)
        fixed = _constrained(snapshot, root) | _frozen(snapshot, root, wanted)
        known = fixed | {one.name for one in wanted if one.pinned} | {"python"}
        loose = [one for one in wanted if one.name not in known]
        if loose and path not in seen:
            seen.add(path)
            place = Location(path, loose[0].line, 0, loose[0].line, 0)
            yield Finding("INF105", Severity.ERROR, place, f"{_names(loose)}: no fixed version here, and no lock file")


def _names(loose: list[Requirement]) -> str:
    names = list(dict.fromkeys(one.name for one in loose))
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f"{', '.join(names[:NAMED])}{more}"


def _is_locked(snapshot: Snapshot, topology: Topology, root: str) -> bool:
    start = posixpath.join(root, "x") if root else "x"
    if any(isinstance(snapshot.documents.get(path), Lock) for path in topology.near(start, LOCKS)):
        return True
    return any(found.compiled for _, found in _requirement_files(snapshot, root))


def _requirement_files(snapshot: Snapshot, root: str) -> Iterator[tuple[str, Requirements]]:
    """Requirements files of the root and of the folders above it, those for development left out."""
    folders = [root]
    while folders[-1]:
        folders.append(posixpath.dirname(folders[-1]))
    places = [posixpath.join(folder, name) if name else folder for folder in folders for name in _FOLDERS]
    for place in dict.fromkeys(places):
        for path, found in snapshot.of(Requirements):
            folder, name = posixpath.split(path)
            stem, _, ending = name.rpartition(".")
            source = ending == "in" and f"{path[:-2]}txt" in snapshot.documents  # what the other was made of
            if folder == place and not _ASIDE.search(stem) and not source and not _is_for_tests(found):
                yield path, found


def _is_for_tests(found: Requirements) -> bool:
    """Whether a file takes in the requirements of tests, or of development, and so is none of what is deployed."""
    return any(
        _ASIDE.search(part) for name, _ in found.includes if "constraint" not in name for part in name.split("/")
    )


def _constrained(snapshot: Snapshot, root: str) -> frozenset[str]:
    """Names that constraints, which a requirements file includes, fix."""
    fixed: set[str] = set()
    for path, found in _requirement_files(snapshot, root):
        for name, _ in found.includes:
            other = snapshot.documents.get(posixpath.normpath(posixpath.join(posixpath.dirname(path), name)))
            if isinstance(other, Requirements) and "constraint" in name:
                fixed.update(one.name for one in other.requirements if one.pinned)
    return frozenset(fixed)


def _frozen(snapshot: Snapshot, root: str, wanted: tuple[Requirement, ...]) -> frozenset[str]:
    """The names in a file below the root or a folder above it that calls itself a lock, if it fixes all that are wanted."""
    needed = {one.name for one in wanted} - {"python"}
    for path, found in snapshot.of(Requirements):
        folder = _FROZEN.split(path)[0].rpartition("/")[0]
        pinned = frozenset(one.name for one in found.requirements if one.pinned)
        if _FROZEN.search(path) and f"{root}/".startswith(f"{folder}/" if folder else "") and needed <= pinned:
            return pinned
    return frozenset()


def _deciding(snapshot: Snapshot, dependencies: Dependencies, root: str) -> tuple[str, tuple[Requirement, ...]]:
    """The file that says what is installed: requirements before the manifest, the loosest of several; none is empty."""
    files = [(path, found.requirements) for path, found in _requirement_files(snapshot, root) if found.requirements]
    files = [file for file in files if _MAIN.search(file[0])] or files
    if files:
        return max(files, key=lambda file: sum(not one.pinned for one in file[1]))
    folder = root
    while True:
        for name in ("pyproject.toml", "Pipfile", "setup.cfg", "environment.yml", "environment.yaml", "setup.py"):
            path = posixpath.join(folder, name)
            main = tuple(one for where, one in dependencies.declared if where == path and not one.group)
            if main:
                return path, main
        if not folder:
            return "", ()
        folder = posixpath.dirname(folder)
