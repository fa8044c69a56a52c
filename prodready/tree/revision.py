"""The files of a git revision, read without a checkout."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from prodready import ignore
from prodready.model import Refused
from prodready.tree import exclude, gitdir, history, index
from prodready.tree.base import MAX_DEPTH, Listing, TreeEntry, TreeError, Unreadable, outer_of, printable
from prodready.tree.gitdir import GitDir, GitProblem
from prodready.tree.private import Blobs, PrivateGit

_LISTING = 64 << 20
_LINK_TEXT = 4096


class RevisionTree:
    """The files of revision ``ref`` below ``root``, a folder of a work tree or a bare repository.

    Raises ``TreeError`` where there is no such revision. ``exclude`` are patterns in ``.gitignore`` grammar.
    """

    def __init__(self, root: Path, ref: str, exclude: Sequence[str] = ()) -> None:
        self._root = root
        self._exclude = ignore.compile_lines(exclude)
        try:
            self._dir, self._git = _opened(root)
            self.revision = _commit(self._git, self._dir, ref)
        except GitProblem as error:
            raise TreeError(f"Revision {ref!r} cannot be read: {error}.") from None
        top = self._dir.top
        self._prefix = root.relative_to(top).as_posix() + "/" if top is not None and root != top else ""
        self._blobs = Blobs(self._git)

    @property
    def name(self) -> str:
        """The folder's name; a bare repository's without ``.git``."""
        return printable(self._root.name.removesuffix(".git")) or "/"

    @property
    def prefix(self) -> str:
        """The folder's path in its repository."""
        return printable(self._prefix)

    @cached_property
    def outer(self) -> tuple[str, ...]:
        """Files of the revision above the folder."""
        if not self._prefix:
            return ()
        try:
            output = self._git.output(
                "ls-tree", "-r", "-z", "--name-only", "--full-tree", self.revision, limit=_LISTING
            )
        except GitProblem:
            return ()
        return outer_of((os.fsdecode(name) for name in output.split(b"\0") if name), self._prefix)

    @property
    def excluded(self) -> int:
        """Excluded paths; a folder counts once."""
        return len(self._listed[2])

    def entries(self) -> tuple[TreeEntry, ...]:
        """All files and links, by path."""
        return self._entries

    def refused(self) -> tuple[Refused, ...]:
        """Submodules, impossible names, missing objects, links that cannot be followed."""
        return tuple(sorted((*self._listed[1], *self._listing.refused_links())))

    def read(self, path: str, limit: int) -> bytes:
        """The content of the file or link at ``path``."""
        entry = self._listing.files.get(self._listing.resolve(self._raw.get(path, path)))
        if entry is None:
            raise Unreadable("not a file of the audit")
        if entry.size > limit:
            raise Unreadable(f"{entry.size} bytes, more than the limit of {limit}")
        return self._blobs.read(entry.blob, limit)

    def changed(self) -> Mapping[str, float]:
        """Time of the last commit up to the revision, by path."""
        dates = history.last_commits(self._dir, self.revision, self._prefix, self._listing.files.keys())
        return {printable(path): time for path, time in dates.items()}

    def close(self) -> None:
        """End git and remove the private git directory; happens with the object, too."""
        self._blobs.close()
        self._git.close()

    @cached_property
    def _listed(self) -> tuple[dict[str, TreeEntry], list[Refused], set[str]]:
        """Files and links by name, refusals, excluded paths."""
        try:
            treeish = f"{self.revision}:{self._prefix}" if self._prefix else self.revision
            output = self._git.output("ls-tree", "-r", "-z", "-l", "--full-tree", treeish, limit=_LISTING)
        except GitProblem as error:
            raise TreeError(f"The files of {self.revision[:12]} cannot be listed: {error}.") from None
        records = [record for record in map(_parsed, output.split(b"\0")) if record is not None]
        environments = _environments(path for path, _, _ in records)
        files: dict[str, TreeEntry] = {}
        refused: list[Refused] = []
        excluded: set[str] = set()
        verdicts: dict[str, bool] = {}
        for path, mode, entry in records:
            out = self._outermost_excluded(path, environments, verdicts)
            reason = _refusal(path, mode, entry)
            if out:
                excluded.add(out)
            elif reason:
                refused.append(Refused(printable(path), reason))
            else:
                files[path] = entry
        return files, refused, excluded

    def _outermost_excluded(self, path: str, environments: set[str], verdicts: dict[str, bool]) -> str:
        parts = path.split("/")
        for end in range(1, len(parts)):
            folder = "/".join(parts[:end])
            if folder not in verdicts:
                by_name = exclude.excluded_folder(parts[end - 1], True) or folder in environments
                verdicts[folder] = by_name or bool(self._exclude.verdict(folder, True))
            if verdicts[folder]:
                return folder
        return path if self._exclude.verdict(path, False) else ""

    @cached_property
    def _listing(self) -> Listing:
        files = {path: entry for path, entry in self._listed[0].items() if entry.mode != "link"}
        links = {}
        for path, entry in self._listed[0].items():
            if entry.mode == "link":
                links[path] = self._link_text(entry)
        folders = {folder for path in files for folder in _parents(path)}
        return Listing(files, frozenset(folders), links)

    def _link_text(self, entry: TreeEntry) -> str:
        try:
            return self._blobs.read(entry.blob, _LINK_TEXT).decode("utf-8", "surrogateescape")
        except Unreadable:
            return "/"  # leads nowhere that is followed

    @cached_property
    def _raw(self) -> dict[str, str]:
        return {shown: raw for raw in self._listed[0] if (shown := printable(raw)) != raw}

    @cached_property
    def _entries(self) -> tuple[TreeEntry, ...]:
        return tuple(sorted(self._listed[0].values(), key=lambda entry: entry.path))


def _opened(root: Path) -> tuple[GitDir, PrivateGit]:
    found = gitdir.find(root)
    if found is None:
        raise GitProblem("the folder is not in a git repository")
    return found, PrivateGit(found)


def _commit(git: PrivateGit, found: GitDir, ref: str) -> str:
    """The id of the commit that ``ref`` names; else a sentence that says what there is."""
    if ref and not ref.startswith("-") and "\0" not in ref:
        try:
            line = git.output("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
            return line.decode("ascii").strip()
        except GitProblem as error:
            if "cannot be started" in str(error) or "longer" in str(error):
                raise
    names = (
        git.output("for-each-ref", "--format=%(refname:short)", limit=4 << 20).decode("utf-8", "replace").split("\n")
    )
    known = [name for name in names if name]
    if not known and not gitdir.head(found):
        raise GitProblem("the repository has no commits yet")
    hints = []
    close = difflib.get_close_matches(ref, known, n=1, cutoff=0.5)
    if close:
        hints.append(f"the nearest name is {printable(close[0])!r}")
    if (git.path / "shallow").exists():
        hints.append("the clone is shallow, git fetch --unshallow brings the rest")
    raise GitProblem("there is no such commit" + "".join(f"; {hint}" for hint in hints))


def _parsed(record: bytes) -> tuple[str, int, TreeEntry] | None:
    """One record of ``ls-tree -l``: mode, type, id, size, tab, name."""
    head, _, name = record.partition(b"\t")
    fields = head.split()
    if len(fields) != 4:
        return None
    mode, path = int(fields[0], 8), name.decode("utf-8", "surrogateescape")
    kind = "link" if mode == index.LINK else "exec" if mode & 0o111 else "file"
    size = int(fields[3]) if fields[3].isdigit() else -1
    return path, mode, TreeEntry(printable(path), size, kind, True, fields[2].decode("ascii"))


def _refusal(path: str, mode: int, entry: TreeEntry) -> str:
    if mode == index.SUBMODULE:
        return "submodule: files of another repository"
    parts = path.split("/")
    if any(part in ("", ".", "..") or part.lower() == ".git" for part in parts):
        return "a name that no checkout could have"
    if len(parts) > MAX_DEPTH + 1:
        return f"deeper than {MAX_DEPTH} folders"
    return "the object is missing from the repository" if entry.size < 0 else ""


def _environments(paths: Iterable[str]) -> set[str]:
    """Folders with the files of an installed environment."""
    children: dict[str, set[str]] = {}
    for path in paths:
        parts = path.split("/")
        for end in range(1, len(parts)):
            children.setdefault("/".join(parts[:end]), set()).add(parts[end])
    return {folder for folder, names in children.items() if exclude.environment_folder(names)}


def _parents(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]
