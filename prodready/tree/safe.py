"""File access below a folder without following links, without blocking, regular files only.

Each component is opened by the file descriptor of the one before it with ``O_NOFOLLOW``, so nothing that changes while
the scan runs can lead out of the root; ``O_NONBLOCK`` keeps a FIFO from hanging it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from prodready.tree.base import Unreadable

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_NOCTTY | os.O_CLOEXEC


@contextmanager
def opened_folder(root: Path, path: str) -> Iterator[int]:
    """A descriptor of the folder ``path`` below ``root``; raises ``OSError``."""
    descriptor = os.open(root, _FOLDER)
    try:
        for part in path.split("/") if path else ():
            deeper = os.open(_name(part), _FOLDER | os.O_NOFOLLOW, dir_fd=descriptor)
            os.close(descriptor)
            descriptor = deeper
        yield descriptor
    finally:
        os.close(descriptor)


def read_at(folder: int, name: str, limit: int) -> bytes:
    """The regular file ``name`` in an opened folder; raises ``Unreadable``."""
    try:
        descriptor = os.open(_name(name), _FILE, dir_fd=folder)
    except OSError as error:
        raise Unreadable(why(error)) from None
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("not a regular file")
        if status.st_size > limit:
            raise Unreadable(f"{status.st_size} bytes, more than the limit of {limit}")
        try:
            data = stream.read(limit + 1)
        except OSError as error:
            raise Unreadable(why(error)) from None
    if len(data) > limit:
        raise Unreadable(f"grew over the limit of {limit} bytes while it was read")
    return data


def read_below(root: Path, path: str, limit: int) -> bytes:
    """The regular file ``path`` below ``root``; raises ``Unreadable``."""
    folder, _, name = path.rpartition("/")
    try:
        with opened_folder(root, folder) as descriptor:
            return read_at(descriptor, name, limit)
    except OSError as error:
        raise Unreadable(why(error)) from None


def why(error: OSError) -> str:
    """The reason of an operating system error, without the path."""
    if error.errno is None:
        return "cannot be read"
    return os.strerror(error.errno).lower()


def _name(part: str) -> bytes:
    return part.encode("utf-8", "surrogateescape")


def decoded(name: str) -> str:
    """A name as ``os.scandir`` gives it, decoded as UTF-8 whatever the locale."""
    return os.fsencode(name).decode("utf-8", "surrogateescape")
