"""Looking up files of a snapshot from a working directory, as a shell of the repository would."""

from __future__ import annotations

import posixpath
import re
from functools import cached_property

from prodready.facts.documents import Document, Text, at, entries, items, text
from prodready.facts.python import Module
from prodready.project.snapshot import Snapshot

_OWN_FOLDER = re.compile(r"dirname|BASH_SOURCE|\$0|\$\{0|SCRIPT_?DIR|\bHERE\b", re.IGNORECASE)
_EXPANSION = re.compile(r"\$\w+|~|`[^`]*`|\$(?=[({])")


class Repo:
    """A snapshot with the folder questions; memoises, never changes what it answers."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    @cached_property
    def directories(self) -> frozenset[str]:
        """Every folder of the tree, the root as the empty string."""
        found = {""}
        for path in self.snapshot.files:
            parent = posixpath.dirname(path)
            while parent and parent not in found:
                found.add(parent)
                parent = posixpath.dirname(parent)
        return frozenset(found)

    @cached_property
    def submodules(self) -> tuple[str, ...]:
        """Folders that git submodules fill."""
        lines = self.lines(".gitmodules")
        found = (re.match(r"\s*path\s*=\s*(\S+)", line) for line in lines)
        return tuple(match.group(1) for match in found if match)

    def refusal(self, path: str) -> str:
        """Why the file at ``path`` was not read, empty if it was or does not exist."""
        return next((one.reason for one in self.snapshot.refusals if one.path == path and not one.partial), "")

    def enter(self, directory: str, targets: tuple[str, ...], script: str = "") -> str:
        """The folder after ``cd`` to each target; one that the tree lacks leaves it as it is.

        ``script`` is the file whose own folder ``$(dirname "$0")`` means.
        """
        for target in targets:
            base, rest = _anchor(directory, target, script)
            found = _join(base, rest)
            if found is None or found not in self.directories:
                found = self._container(rest) or self._generated(base, rest)
            directory = directory if found is None else found
        return directory

    @cached_property
    def _mounts(self) -> tuple[tuple[str, str], ...]:
        """Places in containers and the folders of the tree that compose files mount there, the deepest place first."""
        found: dict[str, str] = {}
        for path in self.snapshot.documents:
            document = self.document(path)
            for service in entries(document.at("services") if document else None):
                for item in items(at(service.value, "volumes")):
                    source, _, place = text(item).partition(":")
                    folder = _join(posixpath.dirname(path), source)
                    if source.startswith(".") and folder in self.directories:
                        found.setdefault(place.split(":")[0].rstrip("/"), folder or "")
        return tuple(sorted(found.items(), key=lambda pair: -len(pair[0])))

    def _mounted(self, target: str) -> str | None:
        """The path in the tree of a place in a container, where a compose file mounts a folder of several parts there."""
        for place, folder in self._mounts:
            if place.count("/") > 2 and f"{target}/".startswith(f"{place}/"):
                return _join(folder, target[len(place) :].strip("/"))
        return None

    def _container(self, target: str) -> str | None:
        """``/app/backend`` of an image is ``backend`` of the tree."""
        if not target.startswith("/"):
            return None
        mounted = self._mounted(target)
        if mounted is not None and mounted in self.directories:
            return mounted
        parts = target.strip("/").split("/")
        tails = ("/".join(parts[start:]) for start in range(len(parts)))
        return next((tail for tail in tails if tail in self.directories and tail), "")

    def _generated(self, directory: str, target: str) -> str | None:
        """The source of a project template, for the folder of the project that was made of it (``cd testing-project``)."""
        if target.startswith("/") or "/" in target.removeprefix("./").rstrip("/") or target.strip("./") == "":
            return None
        return self.template(directory) or None

    def template(self, directory: str = "") -> str:
        """The source of a project template in a folder, empty if there is none."""
        return next((path for path in self._templates if posixpath.dirname(path) == directory), "")

    @cached_property
    def _templates(self) -> tuple[str, ...]:
        """Folders that cookiecutter names anew in every project."""
        return tuple(path for path in sorted(self.directories) if path.rpartition("/")[2].startswith("{{"))

    def file(self, directory: str, name: str, script: str = "") -> str:
        """The file that ``name`` means in ``directory``: there, at the root, or by the tail of an image's path."""
        if not name or "\n" in name or len(name) > 400:
            return ""
        directory, name = _anchor(directory, name, script)
        if not name.startswith("/"):
            for base in dict.fromkeys((directory, "")):
                found = _join(base, name)
                if found in self.snapshot.files:
                    return found or ""
            return ""
        mounted = self._mounted(name)
        if mounted in self.snapshot.files:
            return mounted or ""
        parts = name.strip("/").split("/")
        for start in range(len(parts)):
            for base in dict.fromkeys((directory, "")):
                found = _join(base, "/".join(parts[start:]))
                if found in self.snapshot.files and (start < len(parts) - 1 or len(parts) <= 2):
                    return found or ""
        return ""

    def first(self, directory: str, *names: str) -> str:
        """The first of ``names`` that stands in ``directory``."""
        joined = (posixpath.join(directory, name) for name in names)
        return next((path for path in joined if path in self.snapshot.files), "")

    def upward(self, directory: str, *names: str) -> str:
        """The first of ``names`` in ``directory`` or the nearest folder above it."""
        while True:
            found = self.first(directory, *names)
            if found or not directory:
                return found
            directory = posixpath.dirname(directory)

    def lines(self, path: str) -> tuple[str, ...]:
        """The lines of a text file; nothing of any other."""
        found = self.snapshot.documents.get(path)
        return found.lines if isinstance(found, Text) else ()

    def document(self, path: str) -> Document | None:
        """The structured document at ``path``."""
        return self.snapshot.document(path)

    def module(self, path: str) -> Module | None:
        """The Python module at ``path``."""
        return self.snapshot.modules.get(path)

    def module_path(self, directory: str, dotted: str) -> str:
        """The file of a dotted module name, looked for in the folder, its ``src`` and at the root."""
        tail = dotted.replace(".", "/")
        for base in dict.fromkeys((directory, posixpath.join(directory, "src"), "", "src")):
            found = self.first(base, f"{tail}/__main__.py", f"{tail}.py", f"{tail}/__init__.py")
            if found:
                return found
        return ""


def _anchor(directory: str, target: str, script: str) -> tuple[str, str]:
    """The folder that ``target`` starts from and the rest; a leading expansion is the root or the script's folder."""
    found = _EXPANSION.match(target)
    if not found:
        return directory, target
    end = found.end()
    depth = 0
    while end < len(target) and (depth or target[end] in "({"):
        depth += (target[end] in "({") - (target[end] in ")}")
        end += 1
    own = _OWN_FOLDER.search(target[:end])
    return posixpath.dirname(script) if own else "", target[end:].lstrip("/")


def _join(base: str, target: str) -> str | None:
    """The normalised path, or None outside the root."""
    path = posixpath.normpath(posixpath.join(base, target)) if target else base
    if path.startswith(("..", "/")):
        return None
    return "" if path == "." else path
