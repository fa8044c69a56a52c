"""The build context: the files that a build may copy, those that ``.dockerignore`` leaves out taken away."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import msgspec

from prodready.facts.documents import Text, lines_of
from prodready.ignore import Budget, Ignore, Pattern, compile_lines
from prodready.project.snapshot import Snapshot

MAX_GLOB = 400
MAX_SPOKEN = 40
_IGNORES = (".dockerignore", ".containerignore")
_BUILDS = re.compile(
    r"(?:^|/)(?:GNUm|[Mm])akefile$|\.(?:mk|sh|bash)$|(?:^|/)[Jj]ustfile$|(?:^|/)\.(?:github|circleci|gitlab)/.*\.ya?ml$|(?:^|/)\.gitlab-ci\.ya?ml$"
)
_OUTPUT = re.compile(r"(?:\s-[oO]|\s--output(?:-file|-document)?|>)(?:\s*|=)(?:\./)?([\w./-]+)")
_COPIED = re.compile(
    r"\b(?:aws s3|gsutil|gcloud storage|az storage blob|rclone|s3cmd) (?:cp|copy|get|download)\b.*\s(?:\./)?([\w./-]+)\s*$"
)
_WILD = re.compile(r"[*?\[]")


class Context(msgspec.Struct, frozen=True, dict=True):
    """A folder of the repository as a build sees it; paths are relative to the repository's root."""

    snapshot: Snapshot
    folder: str
    ignores: tuple[Pattern, ...] = ()
    opened: tuple[str, ...] = ()  # folders that git submodules fill

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file that reaches the builder, those too that could not be read here."""
        prefix = f"{self.folder}/" if self.folder else ""
        budget = Budget()
        known = {**dict.fromkeys(self.snapshot.files), **dict.fromkeys(each.path for each in self.snapshot.refusals)}
        inside = (path for path in known if path.startswith(prefix))
        return frozenset(path for path in inside if not self._ignored(path[len(prefix) :], budget))

    @cached_property
    def folders(self) -> frozenset[str]:
        """Every folder that holds a file, the context's own included."""
        found = {self.folder}
        for path in (*self.files, *(f"{folder}/." for folder in self.opened)):
            parent = posixpath.dirname(path)
            while parent and parent not in found:
                found.add(parent)
                parent = posixpath.dirname(parent)
        return frozenset(found)

    def _ignored(self, path: str, budget: Budget) -> bool:
        """As in Docker's matcher: the last pattern that matches the path or one of its folders decides."""
        if not self.ignores:
            return False
        parts = path.split("/")
        steps = [("/".join(parts[:end]), parts[end - 1], end < len(parts)) for end in range(1, len(parts) + 1)]
        for pattern in reversed(self.ignores):
            if not budget.spend(pattern.cost):
                return False
            if any(pattern.matches(step, name, is_dir) for step, name, is_dir in steps):
                return not pattern.negated
        return False

    def has(self, path: str) -> bool:
        """Whether the file or folder is in the context, or a submodule may bring it."""
        return path in self.files or path in self.folders or any(path.startswith(f"{one}/") for one in self.opened)

    def join(self, source: str) -> str | None:
        """The repository path of a ``COPY`` source; None outside the context (the builder cuts ``..`` off)."""
        inside = posixpath.normpath("/" + source.strip()).lstrip("/")
        joined = posixpath.normpath(posixpath.join(self.folder, inside)) if inside else self.folder
        return None if joined.startswith("..") else "" if joined == "." else joined

    def find(self, source: str) -> tuple[str, ...]:
        """The files and folders that a source names, wildcards followed."""
        path = self.join(source)
        if path is None or len(source) > MAX_GLOB:
            return ()
        if not _WILD.search(source):
            return (path,) if self.has(path) else ()
        pattern = compile_lines(["/" + path]).patterns
        names = sorted(self.files | self.folders)
        return tuple(name for name in names if name and pattern and pattern[0].matches(name, name, True))

    def is_made(self, source: str) -> bool:
        """Whether a source that the tree lacks is ignored by git and spoken of by a script or page: made before a build;
        or git's own folder, which every clone has."""
        path = self.join(source)
        if path and path.split("/")[0] == ".git":
            return not self._ignored(path, Budget())
        name = posixpath.basename(source.rstrip("/"))
        if path and name and any(_writes(line, name) for line in self._steps):
            return True
        if not path or not name or not (self._committed.covers(path) or self._committed.covers(f"{path}/")):
            return False
        if any(one.literal == path and "/" in path for one in self._committed.patterns):
            return True
        if name in self._spoken:
            return self._spoken[name]
        if len(self._spoken) >= MAX_SPOKEN:
            return False
        pattern = re.compile(rf"(?<![\w-]){re.escape(name.rpartition('.')[0] or name)}(?![\w-])")
        aside = (".gitignore", ".dockerignore", ".containerignore")
        texts = (found for where, found in self.snapshot.of(Text) if not where.endswith(aside))
        self._spoken[name] = any(pattern.search(line) for found in texts for line in found.lines)
        return self._spoken[name]

    @cached_property
    def _steps(self) -> tuple[str, ...]:
        """The lines of what runs before a build: makefiles, scripts, pipelines."""
        documents = self.snapshot.documents.items()
        texts = (text for path, each in documents if _BUILDS.search(path) for _, text in lines_of(each))
        return tuple(line for text in texts for line in text.splitlines())

    @cached_property
    def _spoken(self) -> dict[str, bool]:
        """Names that texts were searched for."""
        return {}

    @cached_property
    def _committed(self) -> Ignore:
        """The root's ``.gitignore``."""
        found = self.snapshot.documents.get(".gitignore")
        return compile_lines(found.lines if isinstance(found, Text) else ())


def _writes(line: str, name: str) -> bool:
    """Whether a command leaves a file of this name: ``… -o name``, ``… > name``, ``aws s3 cp … ./name``."""
    return name in line and any(found.rstrip("/").endswith(f"/{name}") for found in _written(line))


def _written(line: str) -> Iterator[str]:
    """The files that a command says it leaves behind."""
    for found in _OUTPUT.finditer(line):
        yield f"/{found[1]}"
    copied = _COPIED.search(line)
    if copied:
        yield f"/{copied[1]}"


def is_wild(source: str) -> bool:
    """Whether a source has wildcards, which may match nothing."""
    return _WILD.search(source) is not None


def context(snapshot: Snapshot, folder: str, dockerfile: str, opened: Sequence[str] = ()) -> Context:
    """The context ``folder`` for a build of ``dockerfile``, whose own ignore file goes before the folder's."""
    own = [f"{dockerfile}{name}" for name in _IGNORES]
    names = [*own, *(posixpath.join(folder, name) for name in _IGNORES)]
    found = next((one for name in names if isinstance(one := snapshot.documents.get(name), Text)), None)
    patterns = docker_ignore(found.lines).patterns if found else ()
    inside = tuple(path for path in opened if not folder or path.startswith(f"{folder}/"))
    return Context(snapshot, folder, patterns, inside)


def docker_ignore(lines: Iterable[str]) -> Ignore:
    """Patterns of a ``.dockerignore``: every one starts at the context's root, and a trailing slash means nothing."""
    return compile_lines(_anchored(lines))


def _anchored(lines: Iterable[str]) -> Iterator[str]:
    for raw in lines:
        line = raw.strip().removeprefix("\ufeff")
        if not line or line.startswith("#"):
            continue
        negated = "!" if line.startswith("!") else ""
        path = posixpath.normpath(line[len(negated) :].strip()).lstrip("/")
        if path == ".":
            path = "**"
        yield f"{negated}/{path}"
