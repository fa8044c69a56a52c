"""Where a folder's repository is and what can be read of it without starting git.

Only bounded reads of a few plain files: ``HEAD``, loose and packed refs, and of the configuration the two format keys
and ``core.worktree``. Nothing that the configuration names is ever followed or run.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import msgspec

from prodready.tree.base import Unreadable
from prodready.tree.safe import read_below

_SMALL = 4096
_CONFIG = 1 << 20
_PACKED = 64 << 20
_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\Z")
_REF = re.compile(r"refs/[^\x00-\x20\x7f~^:?*\[\\]+\Z")


class GitProblem(Exception):
    """Git facts cannot be had; the text says why."""


class GitDir(msgspec.Struct, frozen=True):
    """A repository. ``top`` is the work tree's root (None: bare), ``common`` the main one of a linked work tree."""

    path: Path
    common: Path
    top: Path | None
    object_format: str = "sha1"
    reftable: bool = False

    @property
    def id_size(self) -> int:
        """Bytes of an object id."""
        return 32 if self.object_format == "sha256" else 20


def find(root: Path) -> GitDir | None:
    """The repository that ``root`` is in, or is (bare); None if there is none. Raises ``GitProblem``."""
    for folder in (root, *root.parents):
        dot = folder / ".git"
        if os.path.lexists(dot):
            return _described(_follow(dot, folder), folder)
        if folder == root and is_bare(folder):
            return _described(folder, None)
    return None


def head(git: GitDir) -> str:
    """The id of the commit that is checked out; empty on an unborn branch or where it needs git to tell."""
    try:
        text = _text(git.path, "HEAD")
        for _hop in range(5):
            if not text.startswith("ref:"):
                break
            text = _ref(git, text[4:].strip())
    except Unreadable:
        return ""
    return text if _ID.match(text) else ""


def _ref(git: GitDir, name: str) -> str:
    if not _REF.match(name) or ".." in name:
        return ""
    try:
        return _text(git.common, name)
    except Unreadable:
        packed = read_below(git.common, "packed-refs", _PACKED).decode("utf-8", "surrogateescape")
    found = re.search(rf"^([0-9a-f]+) {re.escape(name)}$", packed, re.MULTILINE)
    return found[1] if found else ""


def _follow(dot: Path, folder: Path) -> Path:
    """The git directory behind ``.git``: itself, or what a ``.git`` file names and belongs to this folder."""
    mode = os.lstat(dot).st_mode
    if stat.S_ISDIR(mode):
        return dot
    if not stat.S_ISREG(mode):
        raise GitProblem(".git is a link" if stat.S_ISLNK(mode) else ".git is neither a folder nor a file")
    try:
        line = _text(folder, ".git")
    except Unreadable as error:
        raise GitProblem(f".git cannot be read: {error.reason}") from None
    if not line.startswith("gitdir:"):
        raise GitProblem(".git is a file without a gitdir line")
    path = Path(os.path.realpath(folder / line[7:].strip()))
    inside = path.is_relative_to(os.path.realpath(folder))
    if not inside and not _points_back(path, folder):
        raise GitProblem(".git points to a repository that does not belong to this folder")
    return path


def _points_back(path: Path, folder: Path) -> bool:
    """A linked work tree's git directory names our ``.git`` file, a submodule's names our folder."""
    real = os.path.realpath(folder)
    try:
        if os.path.realpath(path / _text(path, "gitdir")) == os.path.join(real, ".git"):
            return True
    except Unreadable:
        pass
    worktree = _keys(path).get("worktree", "")
    return bool(worktree) and os.path.realpath(path / worktree) == real


def _described(path: Path, top: Path | None) -> GitDir:
    common = _common(path, top)
    for name in ("objects", "refs"):
        try:
            mode = os.lstat(common / name).st_mode
        except OSError:
            mode = 0
        if not stat.S_ISDIR(mode):
            raise GitProblem(f"the git directory has no folder {name}")
    keys = _keys(common)
    return GitDir(
        path,
        common,
        top,
        "sha256" if keys.get("objectformat", "").lower() == "sha256" else "sha1",
        keys.get("refstorage", "").lower().startswith("reftable"),
    )


def _common(path: Path, top: Path | None) -> Path:
    """The shared git directory of a linked work tree; anything else that ``commondir`` names must lie in the root."""
    try:
        common = Path(os.path.realpath(path / _text(path, "commondir")))
    except Unreadable:
        return path
    linked = Path(os.path.realpath(path)).parent == common / "worktrees"
    if not linked and not (top and common.is_relative_to(os.path.realpath(top))):
        raise GitProblem("the git directory names a common directory that it does not belong to")
    return common


def is_bare(folder: Path) -> bool:
    """Whether the folder is itself a git directory."""
    return all(os.path.isdir(folder / name) for name in ("objects", "refs")) and os.path.isfile(folder / "HEAD")


def _keys(path: Path) -> dict[str, str]:
    try:
        text = read_below(path, "config", _CONFIG).decode("utf-8", "replace")
    except Unreadable:
        return {}
    pairs = (line.partition("=") for line in text.split("\n") if "\0" not in line)
    wanted = {"objectformat", "refstorage", "worktree"}
    return {key.strip().lower(): value.strip().strip('"') for key, _, value in pairs if key.strip().lower() in wanted}


def _text(folder: Path, name: str) -> str:
    text = read_below(folder, name, _SMALL).decode("utf-8", "surrogateescape").strip("\r\n \t")
    if "\0" in text:  # no path has it, and functions that take one raise
        raise Unreadable("holds a null byte")
    return text
