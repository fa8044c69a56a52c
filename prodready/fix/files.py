"""Reads and replaces files of a work tree: never through a link, whole or not at all, with their mode kept."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from prodready.tree import TreeEntry, Unreadable
from prodready.tree.safe import opened_folder, read_at, why

LIMIT = 2 << 20
"""Bytes of a source file."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


class Unwritable(Exception):
    """The file is left as it is; the text says why in words that follow its name."""


def current(root: Path, path: str, scanned: TreeEntry) -> bytes:
    """The content of a file that is still as it was when the tree was listed. Raises ``Unwritable``."""
    with _folder(root, path) as (folder, name):
        status = os.stat(name, dir_fd=folder, follow_symlinks=False)
        if not stat.S_ISREG(status.st_mode):
            raise Unwritable("it is a link or a special file")
        if not status.st_mode & 0o222 or not os.access(name, os.W_OK, dir_fd=folder):
            raise Unwritable("it is read-only")
        seen = (scanned.size, scanned.mtime_ns, scanned.ctime_ns, scanned.inode)
        if (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino) != seen:
            raise Unwritable("it has changed since it was read")
        return read_at(folder, name, LIMIT)


def replace(root: Path, path: str, before: bytes, after: bytes) -> None:
    """Put ``after`` in the place of ``before``. Raises ``Unwritable``; the file is then as it was."""
    with _folder(root, path) as (folder, name):
        status = os.stat(name, dir_fd=folder, follow_symlinks=False)
        if not stat.S_ISREG(status.st_mode) or read_at(folder, name, LIMIT) != before:
            raise Unwritable("it has changed since it was read")
        draft = f".{name}.{os.getpid()}.prodready"
        descriptor = os.open(draft, _NEW, 0o600, dir_fd=folder)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(after)
                file.flush()
                with suppress(OSError):  # the owner is kept where this user may give files away
                    os.fchown(descriptor, status.st_uid, status.st_gid)
                os.fchmod(descriptor, stat.S_IMODE(status.st_mode))
                os.fsync(descriptor)
            os.replace(draft, name, src_dir_fd=folder, dst_dir_fd=folder)
        except BaseException:
            with suppress(OSError):
                os.unlink(draft, dir_fd=folder)
            raise


@contextmanager
def _folder(root: Path, path: str) -> Iterator[tuple[int, str]]:
    """The opened folder of a file and the file's name; what the system refuses is told as ``Unwritable``."""
    above, _, name = path.rpartition("/")
    try:
        with opened_folder(root, above) as folder:
            yield folder, name
    except OSError as error:
        raise Unwritable(f"it cannot be written: {why(error)}") from None
    except Unreadable as error:
        raise Unwritable(f"it cannot be read: {error.reason}") from None
