"""Where the parts of a repository stand: service roots, workspaces, project templates, distributions.

Only facts. Manifests, lock files, ``alembic.ini`` and ``.env`` files may stand in a service's folder or in any folder
above it, so what concerns a service is looked for with ``near``.
"""

from __future__ import annotations

import fnmatch
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import msgspec

from prodready import ignore
from prodready.api import fact
from prodready.facts.documents import Dockerfile, Requirements, items, text
from prodready.facts.files import APPLICATION_ROLES, Role
from prodready.project.layout.packages import Package, packages
from prodready.project.snapshot import Snapshot

_GENERATORS = {"cookiecutter.json": "cookiecutter", "copier.yml": "copier", "copier.yaml": "copier"}
_IGNORED = frozenset({Role.TEST, Role.DOCS, Role.VENDORED, Role.TEMPLATE, Role.OTHER})
_MANIFESTS = frozenset({"Pipfile", "manage.py", "environment.yml", "environment.yaml", "pixi.toml", "Procfile"})
_WORKSPACES = (("tool", "uv", "workspace"), ("tool", "rye", "workspace"), ("tool", "hatch", "workspace"))


class Template(msgspec.Struct, frozen=True):
    """A project template: the generator, the file that says so, and the Python sources that it renders."""

    generator: str
    path: str
    sources: tuple[str, ...]


class Topology(msgspec.Struct, frozen=True):
    """``roots``: folders of deployable or installable parts that hold application code, the repository's root as the
    empty string; never empty. ``members`` are those of a uv, Rye or Hatch workspace, whose lock file stands above.
    """

    roots: tuple[str, ...] = ("",)
    members: tuple[str, ...] = ()
    packages: tuple[Package, ...] = ()
    template: Template | None = None
    _names: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=lambda: MappingProxyType({}))

    def root_of(self, path: str) -> str:
        """The innermost root that ``path`` (file or folder) stands in or is; the empty string if none."""
        return next((folder for folder in _upwards(path) if folder in self.roots), "")

    def near(self, start: str, names: Iterable[str]) -> Iterator[str]:
        """Paths of files called like one of ``names``, in the root of ``start`` first, then in the folders above it.

        ``names`` are file names, ``*`` patterns of them, or paths relative to each folder. In one folder the order is
        that of ``names``.
        """
        wanted = tuple(names)
        for folder in _upwards(self.root_of(start)):
            for name in wanted:
                yield from self._in(folder, name)

    def _in(self, folder: str, name: str) -> Iterator[str]:
        below, _, last = name.rpartition("/")
        place = "/".join(part for part in (folder, below) if part)
        for found in self._names.get(place, ()):
            if found == last or ("*" in last and fnmatch.fnmatchcase(found, last)):
                yield f"{place}/{found}" if place else found

    def package_of(self, path: str) -> Package | None:
        """The distribution that the file at ``path`` belongs to, as far as folders tell."""
        for folder in _upwards(path):
            for package in self.packages:
                if package.folder == folder:
                    return package
        return None

    def beside(self, path: str) -> bool:
        """Whether a file stands beside what a published distribution installs: a demo, a project to try it out."""
        owner = self.package_of(path)
        return owner is not None and owner.published and not owner.holds(path)


@fact
def topology(snapshot: Snapshot) -> Topology:
    """The topology of a snapshot."""
    roots = _roots(snapshot)
    names: dict[str, list[str]] = {}
    for path in snapshot.files:
        folder, _, name = path.rpartition("/")
        names.setdefault(folder, []).append(name)
    index = MappingProxyType({folder: tuple(found) for folder, found in names.items()})
    return Topology(roots, _members(snapshot, roots), packages(snapshot), _template(snapshot), index)


def _upwards(path: str) -> Iterator[str]:
    """``path`` and the folders above it; the empty string last."""
    while path:
        yield path
        path = path.rpartition("/")[0]
    yield ""


def _roots(snapshot: Snapshot) -> tuple[str, ...]:
    """Folders with a manifest that are the innermost such folder of an application module.

    A folder that is a Python package needs a ``pyproject.toml``, or two manifests (its own requirements and image).
    """
    inside = {path.rpartition("/")[0] for path in snapshot.files if path.endswith("/__init__.py")}
    manifests = [path for path in snapshot.files if _is_manifest(snapshot, path)]
    counted = Counter(_project(path) for path in manifests)
    counted.update(_project(path) for path in manifests if path.endswith("pyproject.toml"))
    candidates = {folder for folder, count in counted.items() if count > 1 or folder not in inside}
    application = [path for path, info in snapshot.files.items() if info.role in APPLICATION_ROLES]
    owners = {next((folder for folder in _upwards(path) if folder in candidates), "") for path in application}
    return tuple(sorted(owners)) or ("",)


def _project(manifest: str) -> str:
    """The folder of a manifest's project; ``requirements/`` and ``src/`` are parts of the one above."""
    folder = manifest.rpartition("/")[0]
    above, _, last = folder.rpartition("/")
    return above if last in ("requirements", "reqs", "src") else folder


def _is_manifest(snapshot: Snapshot, path: str) -> bool:
    if snapshot.role(path) in _IGNORED:
        return False
    name = path.rpartition("/")[2]
    if name in _MANIFESTS or name == "setup.py":
        return True
    if name == "pyproject.toml":
        document = snapshot.document(path)
        return document is not None and any(
            document.at(*table) is not None for table in (("project",), ("tool", "poetry"), ("build-system",))
        )
    if name == "setup.cfg":
        document = snapshot.document(path)
        return document is not None and document.at("metadata", "name") is not None
    return isinstance(snapshot.documents.get(path), (Requirements, Dockerfile))


def _members(snapshot: Snapshot, roots: Iterable[str]) -> tuple[str, ...]:
    """Roots that a workspace table lists by pattern."""
    found: set[str] = set()
    for path in snapshot.files:
        document = snapshot.document(path) if path.endswith("pyproject.toml") else None
        if document is None:
            continue
        folder = path.rpartition("/")[0]
        prefix = f"/{folder}/" if folder else "/"
        for table in _WORKSPACES:
            listed = [text(item) for item in items(document.at(*table, "members"))]
            without = [text(item) for item in items(document.at(*table, "exclude"))]
            patterns = [prefix + item.strip("/") for item in listed] + [
                "!" + prefix + item.strip("/") for item in without
            ]
            rules = ignore.compile_lines(patterns)
            found.update(root for root in roots if root and rules.verdict(root, True))
    return tuple(sorted(found))


def _template(snapshot: Snapshot) -> Template | None:
    """The outermost project template; a generator's file without Python sources to render is none."""
    for path in sorted(snapshot.files, key=lambda path: (path.count("/"), path)):
        folder, _, name = path.rpartition("/")
        if name not in _GENERATORS or snapshot.role(path) in (Role.TEST, Role.DOCS, Role.VENDORED):
            continue
        prefix = folder + "/" if folder else ""
        rendered = [other for other in snapshot.files if other.startswith(prefix) and _is_source(snapshot, other)]
        if rendered:
            return Template(_GENERATORS[name], path, tuple(rendered))
    return None


def _is_source(snapshot: Snapshot, path: str) -> bool:
    name = path.rpartition("/")[2]
    return snapshot.role(path) is Role.TEMPLATE and (name.endswith(".py") or ".py." in name)
