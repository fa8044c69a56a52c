"""Keys of what is kept: by content, by git's id, by a stamp of the file system, and by the code that read it."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

_READERS = ("bandit", "libcst", "msgspec", "pyyaml", "tomli", "python_dotenv", "packaging", "defusedxml")
_HOME = Path(__file__).resolve().parent.parent
_CODE = (".py", ".toml", ".j2", ".json")
RACY_SECONDS = 2.0
"""The coarsest clock of common file systems (FAT)."""


class Stamp(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What the file system says of a file when it is not read, and the content key that was found when it last was."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    key: str = ""


@functools.lru_cache(maxsize=4)
def fingerprint(*packages: Path) -> bytes:
    """A hash of the interpreter, the parsers' versions and all code below ``packages`` (default: what makes facts).

    A key of ``result`` needs the whole program and every plugin in it.
    """
    digest = hashlib.blake2b(repr(sys.version_info).encode(), digest_size=16)
    for package in packages or (_HOME / "extract", _HOME / "facts"):
        for path in sorted(_code(package)):
            with open(path, "rb", buffering=0) as file:
                digest.update(os.path.basename(path).encode() + b"\0" + file.read())
    for version in _versions():
        digest.update(version.encode() + b"\0")
    return digest.digest()


def _code(package: Path) -> Iterator[str]:
    """The files of code below a folder (``Path.rglob`` takes as long as reading them)."""
    for folder, _, names in os.walk(package):
        yield from (os.path.join(folder, name) for name in names if name.endswith(_CODE))


def _versions() -> list[str]:
    """``name-version`` of the parsers, by the names of their metadata folders (its reader takes long to import)."""
    found = []
    for place in dict.fromkeys(sys.path):
        if place.endswith(("site-packages", "dist-packages")):
            with contextlib.suppress(OSError):
                found += [name.lower() for name in os.listdir(place) if name.endswith(".dist-info")]
    return sorted(name for name in found if name.partition("-")[0] in _READERS)


def content_key(kind: str, data: bytes) -> str:
    """The key of a file's facts by its content."""
    return f"{kind}:b:{hashlib.blake2b(data, digest_size=20).hexdigest()}"


def blob_key(kind: str, blob: str) -> str:
    """The key of a file's facts by git's id of its content, for trees whose files git has hashed already."""
    return f"{kind}:g:{blob}"


def stands_for(key: str, kind: str, data: bytes) -> bool:
    """Whether ``key`` is that of ``data``; what git names by its id is not asked, for it cannot change."""
    return key.startswith(blob_key(kind, "")) or key == content_key(kind, data)


def settled(stamp: Stamp, started: float) -> bool:
    """Whether a change after ``started`` (epoch seconds) would show: times too close to it, or after it, may repeat."""
    return max(stamp.mtime_ns, stamp.ctime_ns) < (started - RACY_SECONDS) * 1e9
