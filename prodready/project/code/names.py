"""Dotted names to files: which file of the repository an import means.

Import roots are not configured anywhere reliable (``src/``, ``backend/``, workspaces, PYTHONPATH in a Dockerfile), so a
dotted name is matched against the *end* of the repository's paths, and the file nearest to the importer wins. A name
whose head is a declared dependency, or a bare one of the standard library, is never the repository's, whatever its
folders are called (``adapters/sqlalchemy/user.py`` imports the library).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from itertools import pairwise

import msgspec

from prodready.facts.files import Role
from prodready.facts.python import Module
from prodready.project.layout.dependencies import Dependencies
from prodready.project.layout.packages import packages
from prodready.project.snapshot import Snapshot


def package_of(path: str) -> str:
    """The folder whose package a file belongs to."""
    return path.rpartition("/")[0]


def _shared(left: str, right: str) -> int:
    count = 0
    for a, b in zip(left.split("/"), right.split("/"), strict=False):
        if a != b:
            break
        count += 1
    return count


class Files(msgspec.Struct, frozen=True):
    """Index of the repository's modules by their dotted suffixes."""

    modules: dict[str, Module]
    by_last: dict[str, tuple[str, ...]]
    folders: frozenset[str]
    folders_by_last: dict[str, tuple[str, ...]]
    heads: frozenset[str]  # names of all modules and folders
    pairs: frozenset[str] = frozenset()  # the first two parts of every absolute import
    inner_pairs: frozenset[str] = frozenset()  # any two parts that follow each other in an absolute import
    targets: frozenset[str] = frozenset()  # every absolute import
    outside: frozenset[str] = frozenset()  # top-level names of declared dependencies
    told: dict[str, tuple[tuple[str, str], ...]] = msgspec.field(
        default_factory=dict
    )  # folder: (module, import), no tests
    tests: frozenset[str] = frozenset()
    found: dict[tuple[str, str], str] = msgspec.field(default_factory=dict)
    roots: dict[str, bool] = msgspec.field(default_factory=dict)
    rather: dict[str, bool] = msgspec.field(default_factory=dict)
    flat: dict[str, bool] = msgspec.field(default_factory=dict)

    def may_have(self, head: str) -> bool:
        """Whether a name that begins with ``head`` can be one of the repository's."""
        return head in self.heads and head not in self.outside

    def find(self, dotted: str, importer: str) -> str:
        """The path of module or package ``dotted`` as seen from ``importer``; a package without ``__init__.py`` is its
        folder with a trailing slash; empty if the repository has none.
        """
        if not self.may_have(dotted.partition(".")[0]) or dotted in sys.stdlib_module_names:
            return ""
        key = (dotted, package_of(importer))
        if key not in self.found:
            self.found[key] = self._find(dotted.replace(".", "/"), importer)
        return self.found[key]

    def _find(self, tail: str, importer: str) -> str:
        candidates = [
            path
            for path in self.by_last.get(tail.rpartition("/")[2], ())
            if path in (f"{tail}.py", f"{tail}/__init__.py") or path.endswith((f"/{tail}.py", f"/{tail}/__init__.py"))
        ]
        candidates = [path for path in candidates if path != importer and not self._is_inside(path, tail)]
        candidates = [path for path in candidates if not self._mirrors(path)] or candidates
        if "/" not in tail:  # a bare name is a top-level module: it must not lie inside a package
            candidates = [path for path in candidates if self._is_top(path, importer)]
        if candidates:
            return max(
                candidates,
                key=lambda path: (_shared(path, importer), -path.removesuffix("/__init__.py").count("/"), path),
            )
        return self._namespace(tail, importer)

    def _mirrors(self, path: str) -> bool:
        """Whether a candidate is an empty package of tests, whose folders are called as those that they test."""
        module = self.modules[path]
        empty = path.endswith("/__init__.py") and not (module.imports or module.assigns or module.functions)
        return empty and not module.classes and path in self.tests

    def _is_inside(self, path: str, tail: str) -> bool:
        """Whether others import the candidate's first package through its folder, which is then no import root."""
        root = path.removesuffix(".py").removesuffix("/__init__")[: -len(tail)].rstrip("/")
        pairs = self.inner_pairs if self._is_package(root) else self.pairs
        through = f"{root.rpartition('/')[2]}.{tail.partition('/')[0]}"
        return bool(root) and through in pairs and not (self._is_rather_root(root) or self._is_flat(root))

    def _is_rather_root(self, folder: str) -> bool:
        """Whether more imports reach the modules below ``folder`` by names of their own than through its name."""
        known = self.rather.get(folder)
        if known is None:
            inside = f".{folder.rpartition('/')[2]}."
            through = sum(inside in f".{target}" for target in self.targets)
            own = sum(self._holds(folder, target) for target in self.targets if self._is_free(target.partition(".")[0]))
            known = self.rather[folder] = own > through
        return known

    def _is_flat(self, folder: str) -> bool:
        """Whether the modules in ``folder`` find each other by bare names, whatever tests outside call them.

        One such name can be a library's that nobody declares.
        """
        known = self.flat.get(folder)
        if known is None:
            inside = f".{folder.rpartition('/')[2]}."
            here = self.told.get(folder, ())
            heads = [(path, target.partition(".")[0]) for path, target in here if self._is_beside(folder, target)]
            libraries = {head for path, head in heads if path == f"{folder}/{head}.py"}  # no module imports itself
            bare = [head for _, head in heads if head not in libraries]
            known = len(set(bare)) > 1
            if known:
                named = sum(inside in f".{target}" for some in self.told.values() for _, target in some)
                known = len(bare) > named + sum(target[:1] == "." for _, target in here)
            self.flat[folder] = known
        return known

    def _is_beside(self, folder: str, target: str) -> bool:
        """Whether an absolute import means a module in ``folder``, were that an import root."""
        head = target.partition(".")[0]
        return self._is_free(head) and any(f"{folder}/{head}{end}" in self.modules for end in (".py", "/__init__.py"))

    def _is_free(self, head: str) -> bool:
        return self.may_have(head) and head not in sys.stdlib_module_names

    def _holds(self, folder: str, target: str) -> bool:
        """Whether a longer absolute import means a module below ``folder``, were that an import root."""
        names = (target, target.rpartition(".")[0])
        return any("." in name and f"{folder}/{name.replace('.', '/')}.py" in self.modules for name in names)

    def _is_top(self, path: str, importer: str) -> bool:
        folder = package_of(path.removesuffix("/__init__.py"))
        if path.endswith("/__init__.py") and folder.rpartition("/")[2] == "src":
            return True  # ``src`` holds packages, though it has an ``__init__.py`` itself
        apart = self._is_package(folder) and folder != package_of(importer)
        return not apart or self._is_root(folder) or self._is_flat(folder)

    def _is_package(self, folder: str) -> bool:
        return f"{folder}/__init__.py".lstrip("/") in self.modules

    def _is_root(self, folder: str) -> bool:
        """Whether modules are imported by longer names from ``folder``, though it has an ``__init__.py`` itself."""
        known = self.roots.get(folder)
        if known is None:
            known = self.roots[folder] = any(self._holds(folder, target) for target in self.targets)
        return known

    def _namespace(self, tail: str, importer: str) -> str:
        folders = [
            folder
            for folder in self.folders_by_last.get(tail.rpartition("/")[2], ())
            if (folder == tail or folder.endswith(f"/{tail}"))
            and not self._is_package(folder)
            and not self._is_inside(folder, tail)
            and ("/" in tail or self._is_top(f"{folder}/", importer))
        ]
        if not folders:
            return ""
        return max(folders, key=lambda folder: (_shared(folder, importer), -folder.count("/"), folder)) + "/"

    def relative(self, name: str, importer: str) -> str:
        """The path (without suffix) that a relative name means, as ``folder/module/attr`` parts joined by slashes."""
        level = len(name) - len(name.lstrip("."))
        folder = package_of(importer)
        for _ in range(level - 1):
            folder = package_of(folder)
        rest = name[level:].replace(".", "/")
        return f"{folder}/{rest}" if folder and rest else folder or rest

    def child(self, package: str, name: str) -> str:
        """The submodule ``name`` of the package at ``package`` (an ``__init__.py`` or a folder with slash)."""
        folder = package.removesuffix("__init__.py")
        if folder == package and not package.endswith("/"):
            return ""
        for path in (f"{folder}{name}/__init__.py", f"{folder}{name}.py"):  # Python's own order
            if path in self.modules:
                return path
        return f"{folder}{name}/" if f"{folder}{name}" in self.folders else ""


def index_files(snapshot: Snapshot, dependencies: Dependencies) -> Files:
    """The index over all modules of a snapshot."""
    by_last: dict[str, list[str]] = {}
    folders: set[str] = set()
    for path in snapshot.modules:
        stem = path.removesuffix(".py")
        last = stem.removesuffix("/__init__").rpartition("/")[2]
        by_last.setdefault(last, []).append(path)
        folders.update(_ancestors(path))
    targets = frozenset(
        item.target for module in snapshot.modules.values() for item in module.imports if item.target[:1] != "."
    )
    folders_by_last: dict[str, list[str]] = {}
    for folder in sorted(folders):
        folders_by_last.setdefault(folder.rpartition("/")[2], []).append(folder)
    return Files(
        dict(snapshot.modules),
        {name: tuple(sorted(paths)) for name, paths in by_last.items()},
        frozenset(folders),
        {name: tuple(paths) for name, paths in folders_by_last.items()},
        frozenset(by_last) | frozenset(folders_by_last),
        frozenset(".".join(target.split(".", 2)[:2]) for target in targets),
        frozenset(f"{left}.{right}" for target in targets for left, right in pairwise(target.split("."))),
        targets,
        _outside(snapshot, dependencies, targets),
        _told(snapshot),
        frozenset(path for path in snapshot.modules if snapshot.role(path) is Role.TEST),
    )


def _told(snapshot: Snapshot) -> dict[str, tuple[tuple[str, str], ...]]:
    """By folder the modules and what each imports, tests aside."""
    told: dict[str, list[tuple[str, str]]] = {}
    for path, module in snapshot.modules.items():
        if snapshot.role(path) is not Role.TEST:
            told.setdefault(package_of(path), []).extend((path, item.target) for item in module.imports)
    return {folder: tuple(imports) for folder, imports in told.items()}


def _outside(snapshot: Snapshot, dependencies: Dependencies, targets: frozenset[str]) -> frozenset[str]:
    """The names under which declared dependencies are imported, as far as they are the distributions' own names."""
    own = {_import_name(package.name) for package in packages(snapshot)}
    declared = {_import_name(item.name) for _, item in dependencies.declared}
    return frozenset(name for name in declared - own if not _hides(snapshot, name, targets))


def _hides(snapshot: Snapshot, name: str, targets: frozenset[str]) -> bool:
    """Whether a package at the root hides a dependency of its name (the service's own kit for plugins): several imports name
    modules that it has."""
    if f"{name}/__init__.py" not in snapshot.modules:
        return False
    below = (target.replace(".", "/") for target in targets if target.startswith(f"{name}."))
    return sum(f"{path}.py" in snapshot.modules or f"{package_of(path)}.py" in snapshot.modules for path in below) > 1


_IMPORTED_AS = {
    "djangorestframework": "rest_framework",
    "django_filter": "django_filters",
    "django_environ": "environ",
    "django_ninja": "ninja",
    "django_allauth": "allauth",
    "django_storages": "storages",
    "django_health_check": "health_check",
    "django_cors_headers": "corsheaders",
    "django_oauth_toolkit": "oauth2_provider",
    "django_axes": "axes",
    "django_constance": "constance",
    "django_tastypie": "tastypie",
    "elastic_apm": "elasticapm",
    "beautifulsoup4": "bs4",
    "pyjwt": "jwt",
    "pyyaml": "yaml",
    "scikit_learn": "sklearn",
    "websocket_client": "websocket",
}
"""Distributions that are imported under another name; those whose packages share one (``google-cloud-storage``) begin with
it, as ``_SHARED_NAMES`` tells."""
_OF_PYTHON = re.compile(r"python_([a-z0-9]+)")
"""Distributions that say of one word that it is Python's (``python-keycloak``); longer names are imported in many ways."""
_SHARED_NAMES = ("google_cloud", "google_auth", "opentelemetry", "azure", "zope")


def _import_name(distribution: str) -> str:
    name = re.sub(r"[-.]", "_", distribution.lower()).removesuffix("_binary")
    if name.startswith(tuple(f"{shared}_" for shared in _SHARED_NAMES)):
        return name.partition("_")[0]
    of_python = _OF_PYTHON.fullmatch(name)
    return of_python[1] if of_python else _IMPORTED_AS.get(name, name)


def _ancestors(path: str) -> Iterable[str]:
    folder = package_of(path)
    while folder:
        yield folder
        folder = package_of(folder)
