"""Git, run on a private git directory.

A repository's own configuration, hooks, attributes and remotes can make almost any git command run a program. So git
never sees them: a private *bare* git directory has a configuration of ours, copies of ``HEAD``, the index, packed refs
and the shallow boundary, and links to objects and refs. There is no work tree, so neither attributes nor submodules of
one are looked at; only plumbing runs; nothing is fetched; every process has a deadline and an output limit.
"""

from __future__ import annotations

import os
import re
import select
import shutil
import stat
import subprocess
import tempfile
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from prodready.tree.base import Unreadable
from prodready.tree.gitdir import GitDir, GitProblem
from prodready.tree.safe import read_below

if TYPE_CHECKING:
    from git.cmd import Git

_COPIED = 256 << 20
_SECONDS = 20.0
_CHUNK = 1 << 16
_HEADER = re.compile(rb"[0-9a-f]+ (\w+) (\d+)\n")
_HEADS = ("HEAD", "ORIG_HEAD", "MERGE_HEAD", "CHERRY_PICK_HEAD", "FETCH_HEAD")

_FLAGS = (
    "--no-pager",
    "--no-replace-objects",
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "protocol.allow=never",
    "-c",
    "submodule.recurse=false",
)
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES": "",
    "GIT_ASKPASS": "true",
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_CONFIG_COUNT": "0",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_PARAMETERS": "",
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NAMESPACE": "",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
    "HOME": os.devnull,
    "XDG_CONFIG_HOME": os.devnull,
}


class PrivateGit:
    """Plumbing on a private copy of ``git``'s directory, which is removed with this object."""

    def __init__(self, git: GitDir) -> None:
        try:
            self.path = Path(tempfile.mkdtemp(prefix="prodready-git-"))
            self._finalizer = weakref.finalize(self, shutil.rmtree, str(self.path), ignore_errors=True)
            _fill(self.path, git)
        except OSError as error:
            raise GitProblem(f"no private git directory can be made: {error.strerror}") from None
        self._environment = {
            **_ENVIRONMENT,
            "GIT_DIR": str(self.path),
            "GIT_COMMON_DIR": str(self.path),
            "GIT_INDEX_FILE": str(self.path / "index"),
            "GIT_OBJECT_DIRECTORY": str(self.path / "objects"),
        }

    def close(self) -> None:
        """Remove the private directory."""
        self._finalizer()

    def start(self, *arguments: str, stdin: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
        """A running git; the caller ends it."""
        git = _git_python()(str(self.path))
        command = ["git", *_FLAGS, *arguments]
        try:
            running = git.execute(
                command, istream=stdin, as_process=True, env=self._environment, start_new_session=True
            )
        except Exception as error:  # GitPython wraps every cause of a failed start in its own types
            raise GitProblem(f"git cannot be started ({type(error).__name__})") from None
        process = running.proc
        if process is None:
            raise GitProblem("git cannot be started")
        running.proc = None  # ours from here on: its destructor would wait without a deadline
        return process

    @contextmanager
    def stream(self, *arguments: str, seconds: float = _SECONDS) -> Iterator[Iterator[bytes]]:
        """The output in pieces; ends early, without error, when the block is left."""
        process = self.start(*arguments)
        late = threading.Event()
        timer = threading.Timer(seconds, _stop, (process, late))
        timer.daemon = True
        timer.start()
        try:
            yield self._pieces(process, late, seconds)
        finally:
            timer.cancel()
            end(process)

    def output(self, *arguments: str, seconds: float = _SECONDS, limit: int = 64 << 20) -> bytes:
        """All output; raises ``GitProblem`` when git fails, takes too long or says too much."""
        parts: list[bytes] = []
        size = 0
        with self.stream(*arguments, seconds=seconds) as pieces:
            for piece in pieces:
                parts.append(piece)
                size += len(piece)
                if size > limit:
                    raise GitProblem(f"git printed more than {limit >> 20} MiB")
        return b"".join(parts)

    def _pieces(self, process: subprocess.Popen[bytes], late: threading.Event, seconds: float) -> Iterator[bytes]:
        if process.stdout is None or process.stderr is None:
            raise GitProblem("git has no pipes")
        while piece := os.read(process.stdout.fileno(), _CHUNK):
            yield piece
        message = process.stderr.read(_CHUNK).decode("utf-8", "backslashreplace").strip().partition("\n")[0]
        status = process.wait()
        if late.is_set():
            raise GitProblem(f"git took longer than {seconds:g} s")
        if status:
            said = message.removeprefix("fatal: ").replace(str(self.path), ".git")[:200]
            raise GitProblem(f"git says {said!r}" if said else f"git ended with status {status}")


class Blobs:
    """Reads objects through one ``git cat-file --batch``; one reader at a time."""

    def __init__(self, git: PrivateGit) -> None:
        self._git = git
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def read(self, blob: str, limit: int, seconds: float = _SECONDS) -> bytes:
        """The content of a blob no larger than ``limit``, which the caller knows to hold; raises ``Unreadable``."""
        with self._lock:
            try:
                return self._read(blob, limit, time.monotonic() + seconds)
            except (OSError, GitProblem) as error:
                self.close()
                raise Unreadable(str(error) if isinstance(error, GitProblem) else "git went away") from None

    def _read(self, blob: str, limit: int, deadline: float) -> bytes:
        if self._process is None:
            self._process = self._git.start("cat-file", "--batch", stdin=subprocess.PIPE)
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise GitProblem("git has no pipes")
        stdin.write(blob.encode("ascii") + b"\n")
        stdin.flush()
        received = b""
        while b"\n" not in received:
            received += _received(stdout.fileno(), deadline)
        header = _HEADER.match(received)
        if header is None:
            raise Unreadable("the object is missing from the repository")
        size = int(header[2])
        if size > limit:
            self.close()
            raise Unreadable(f"{size} bytes, more than the limit of {limit}")
        parts = [received[header.end() :]]
        missing = size + 1 - len(parts[0])
        while missing > 0:
            parts.append(_received(stdout.fileno(), deadline))
            missing -= len(parts[-1])
        return b"".join(parts)[:size]

    def close(self) -> None:
        """End git, if it runs; the next read starts it again."""
        if self._process is not None:
            end(self._process)
            self._process = None

    def __del__(self) -> None:
        self.close()


def _stop(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill and reap a process and close its pipes."""
    process.kill()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    process.wait()


def _received(descriptor: int, deadline: float) -> bytes:
    ready, _, _ = select.select([descriptor], [], [], max(0.0, deadline - time.monotonic()))
    if not ready:
        raise GitProblem("git took too long")
    piece = os.read(descriptor, _CHUNK)
    if not piece:
        raise GitProblem("git ended early")
    return piece


def _git_python() -> type[Git]:
    """GitPython's command runner, imported without its start-up check.

    That demands an installed git and starts it in the working directory, which is often the audited repository; here it
    finds no program.
    """
    wanted = {"GIT_PYTHON_REFRESH": "quiet", "GIT_PYTHON_GIT_EXECUTABLE": f"{os.path.abspath(__file__)}.none"}
    previous = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        from git.cmd import Git
    finally:
        for name, value in previous.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
    return Git


def _fill(private: Path, git: GitDir) -> None:
    os.symlink(os.path.realpath(git.common / "objects"), private / "objects")
    os.symlink(os.path.realpath(git.common / "refs"), private / "refs")
    copied = [(git.path, name) for name in (*_HEADS, "index")]
    copied += [(git.common, name) for name in ("packed-refs", "shallow")]
    copied += [(git.path, name) for name in os.listdir(git.path) if name.startswith("sharedindex.")][:4]
    for folder, name in copied:
        with suppress(Unreadable):
            (private / name).write_bytes(read_below(folder, name, _COPIED))
    extensions = {"objectformat": git.object_format} if git.object_format != "sha1" else {}
    if git.reftable and stat.S_ISDIR(os.lstat(git.common / "reftable").st_mode):
        os.symlink(os.path.realpath(git.common / "reftable"), private / "reftable")
        extensions["refstorage"] = "reftable"
    lines = ["[core]", f"\trepositoryformatversion = {int(bool(extensions))}", "\tbare = true"]
    if extensions:
        lines += ["[extensions]", *(f"\t{key} = {value}" for key, value in extensions.items())]
    (private / "config").write_text("\n".join(lines) + "\n", encoding="ascii")
