"""The files of a working directory: tracked ones always, others unless ignored, excluded or not regular."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from prodready import ignore
from prodready.model import Refused
from prodready.tree import exclude, gitdir, history, index
from prodready.tree.base import MAX_DEPTH, Listing, TreeEntry, Unreadable, printable
from prodready.tree.gitdir import GitProblem
from prodready.tree.safe import decoded, opened_folder, read_at, read_below, why
from prodready.tree.tracked import IGNORE_FILE, Rules, Tracked, tracked_below


class _Walk(msgspec.Struct):
    """What the walk collects."""

    files: dict[str, TreeEntry] = msgspec.field(default_factory=dict)
    links: dict[str, str] = msgspec.field(default_factory=dict)
    folders: set[str] = msgspec.field(default_factory=set)
    refused: list[Refused] = msgspec.field(default_factory=list)
    excluded: int = 0
    pending: list[_Folder] = msgspec.field(default_factory=list)
    budget: ignore.Budget = msgspec.field(default_factory=ignore.Budget)

    def refuse(self, path: str, reason: str) -> None:
        self.refused.append(Refused(printable(path), reason))


class _Folder(msgspec.Struct, frozen=True):
    path: str
    rules: tuple[Rules, ...]
    ignored: bool = False  # by a pattern; holds tracked files nevertheless
    build: bool = False  # its name says build output


class WorkTree:
    """The work tree below ``root``. ``exclude``: patterns in ``.gitignore`` grammar, for tracked files as well."""

    def __init__(self, root: Path, exclude: Sequence[str] = ()) -> None:
        self._root = root
        self._exclude = ignore.compile_lines(exclude)

    @property
    def name(self) -> str:
        """The folder's name."""
        return printable(self._root.name) or "/"

    @property
    def revision(self) -> str:
        """The commit that is checked out, if git tells; the files may differ from it."""
        git = self._tracked.git
        return gitdir.head(git) if git else ""

    @property
    def prefix(self) -> str:
        """The folder's path in its repository."""
        return printable(self._tracked.prefix)

    @property
    def outer(self) -> tuple[str, ...]:
        """Tracked files above the folder."""
        return self._tracked.outer

    @property
    def excluded(self) -> int:
        """Ignored and excluded paths; a folder counts once."""
        return self._walked.excluded

    def entries(self) -> tuple[TreeEntry, ...]:
        """All files and links, by path."""
        return self._entries

    def refused(self) -> tuple[Refused, ...]:
        """What was seen and is no entry or cannot be followed, by path."""
        return self._refused

    def read(self, path: str, limit: int) -> bytes:
        """The content of the file or link at ``path``."""
        raw = self._raw.get(path, path)
        if raw not in self._listing.files and raw not in self._listing.links:
            raise Unreadable("not a file of the audit")
        return read_below(self._root, self._listing.resolve(raw), limit)

    def changed(self) -> Mapping[str, float]:
        """Last commit of unchanged tracked files, else the time of modification; nothing without git."""
        tracked = self._tracked
        if tracked.git is None or tracked.files is None:
            return {}
        files = self._listing.files
        clean = {path for path, entry in files.items() if entry.blob}
        dates = history.last_commits(tracked.git, gitdir.head(tracked.git), tracked.prefix, clean)
        own = {path: entry.mtime_ns / 1e9 for path, entry in files.items() if path not in clean}
        return {printable(path): time for path, time in (own | dates).items()}

    @cached_property
    def _tracked(self) -> Tracked:
        try:
            return tracked_below(self._root)
        except GitProblem as error:
            return Tracked(problem=str(error))

    @cached_property
    def _walked(self) -> _Walk:
        walk = _Walk(pending=[_Folder("", self._tracked.rules)])
        while walk.pending:
            self._list(walk.pending.pop(), walk)
        if walk.budget.left < 0:
            walk.refused.append(Refused(".gitignore", "patterns too costly to match were left out", partial=True))
        return walk

    @cached_property
    def _listing(self) -> Listing:
        return Listing(self._walked.files, frozenset(self._walked.folders), self._walked.links)

    @cached_property
    def _raw(self) -> dict[str, str]:
        """Printable name to name, where they differ."""
        names = [*self._listing.files, *self._listing.links]
        return {shown: raw for raw in names if (shown := printable(raw)) != raw}

    @cached_property
    def _entries(self) -> tuple[TreeEntry, ...]:
        links = (
            TreeEntry(printable(path), len(text), "link", self._is_tracked(path))
            for path, text in self._walked.links.items()
        )
        return tuple(sorted((*self._walked.files.values(), *links), key=lambda entry: entry.path))

    @cached_property
    def _refused(self) -> tuple[Refused, ...]:
        refused = [*self._walked.refused, *self._listing.refused_links()]
        if self._tracked.problem:
            refused.append(Refused(".git", f"git facts unavailable: {self._tracked.problem}", partial=True))
        return tuple(sorted(refused))

    def _is_tracked(self, path: str) -> bool | None:
        return None if self._tracked.files is None else path in self._tracked.files

    def _list(self, folder: _Folder, walk: _Walk) -> None:
        """One folder: its files into the listing, its folders onto the pile."""
        try:
            with opened_folder(self._root, folder.path) as descriptor:
                with os.scandir(descriptor) as scanned:
                    children = sorted((decoded(child.name), child) for child in scanned)
                names = {name for name, _ in children}
                if folder.path and self._is_foreign(folder, names, walk):
                    return
                walk.folders.add(folder.path)
                rules = self._with_own_rules(folder, names, descriptor, walk)
                for name, child in children:
                    path = f"{folder.path}/{name}" if folder.path else name
                    try:
                        self._place(_Folder(path, rules, folder.ignored), name, names, child, descriptor, walk)
                    except OSError as error:
                        walk.refuse(path, why(error))
        except OSError as error:
            walk.refuse(folder.path or ".", f"folder cannot be read: {why(error)}")

    def _is_foreign(self, folder: _Folder, names: set[str], walk: _Walk) -> bool:
        tracked = folder.path in self._tracked.folders
        if exclude.environment_folder(names) or (folder.build and "__init__.py" not in names):
            walk.excluded += 1
            return True
        if ".git" in names and self._tracked.files is not None and not tracked:
            walk.refuse(folder.path, "another git repository inside this one")
            return True
        return False

    def _with_own_rules(self, folder: _Folder, names: set[str], descriptor: int, walk: _Walk) -> tuple[Rules, ...]:
        if ".gitignore" not in names:
            return folder.rules
        path = f"{folder.path}/.gitignore".lstrip("/")
        try:
            own = ignore.parse(read_at(descriptor, ".gitignore", IGNORE_FILE).decode("utf-8", "surrogateescape"))
        except Unreadable as error:
            walk.refused.append(Refused(printable(path), f"patterns not used: {error.reason}", partial=True))
            return folder.rules
        if own.dropped:
            reason = f"{own.dropped} patterns over the limits were left out"
            walk.refused.append(Refused(printable(path), reason, partial=True))
        return (*folder.rules, Rules(own, len(folder.path) + 1 if folder.path else 0))

    def _place(
        self, here: _Folder, name: str, siblings: set[str], child: os.DirEntry[str], folder: int, walk: _Walk
    ) -> None:
        """Decide about one child; ``here`` is it as a folder, with the rules and state of its parent."""
        path, tracked = here.path, self._tracked
        if name in exclude.METADATA:
            return
        if child.is_dir(follow_symlinks=False):
            self._place_folder(here, name, siblings, walk)
            return
        entry = tracked.files.get(path) if tracked.files is not None else None
        if self._leaves_out(here, name, False, entry is not None, walk):
            walk.excluded += 1
            return
        status = child.stat(follow_symlinks=False)
        if stat.S_ISLNK(status.st_mode):
            walk.links[path] = decoded(os.readlink(child.name, dir_fd=folder))
        elif stat.S_ISREG(status.st_mode):
            known = tracked.git is not None and entry and entry.unchanged(status, tracked.index_mtime_ns)
            walk.files[path] = TreeEntry(
                printable(path),
                status.st_size,
                "exec" if status.st_mode & 0o111 else "file",
                None if tracked.files is None else entry is not None,
                entry.blob if entry and known else "",
                status.st_mtime_ns,
                status.st_ctime_ns,
                status.st_ino,
            )
        else:
            walk.refuse(path, _special(status.st_mode))

    def _place_folder(self, here: _Folder, name: str, siblings: set[str], walk: _Walk) -> None:
        path, tracked = here.path, self._tracked
        entry = tracked.files.get(path) if tracked.files is not None else None
        holds_tracked = path in tracked.folders
        if entry is not None and entry.mode == index.SUBMODULE:
            walk.refuse(path, "submodule: files of another repository")
        elif exclude.excluded_folder(name, holds_tracked) or self._leaves_out(here, name, True, holds_tracked, walk):
            walk.excluded += 1
        elif path.count("/") >= MAX_DEPTH:
            walk.refuse(path, f"deeper than {MAX_DEPTH} folders")
        else:
            ignored = here.ignored or self._is_ignored(here, True, walk)
            build = not holds_tracked and exclude.build_folder(name, siblings)
            walk.pending.append(_Folder(path, here.rules, ignored, build))

    def _leaves_out(self, here: _Folder, name: str, is_dir: bool, tracked: bool, walk: _Walk) -> bool:
        if self._exclude.verdict(here.path, is_dir, walk.budget):
            return True
        if tracked or (name in exclude.KEPT and not is_dir):
            return False
        return here.ignored or self._is_ignored(here, is_dir, walk)

    @staticmethod
    def _is_ignored(here: _Folder, is_dir: bool, walk: _Walk) -> bool:
        for rules in reversed(here.rules):
            verdict = rules.patterns.verdict(rules.subject(here.path), is_dir, walk.budget)
            if verdict is not None:
                return verdict
        return False


def _special(mode: int) -> str:
    kinds = {stat.S_IFIFO: "a FIFO", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device"}
    return f"{kinds.get(stat.S_IFMT(mode), 'a special file')}, not a regular file"
