"""A task for worker processes that does what ``kind`` says, to see what becomes of it."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import time

from prodready.extract.reading import Answer


def run(kind: str, data: bytes) -> Answer:
    """Answer with the data in upper case, unless ``kind`` is a fault."""
    if kind in _FAULTS:
        _FAULTS[kind]()
    return Answer(data.upper())


def _overflow() -> None:
    _overflow()


def _raise() -> None:
    raise LookupError("a parser's own\nerror")


def _spin() -> None:
    while True:
        pass


def _brief() -> None:
    end = time.process_time() + 0.3
    while time.process_time() < end:
        pass


def _exit() -> None:
    os._exit(3)


def _quit() -> None:
    raise SystemExit(5)


def _kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _write() -> None:
    descriptor = os.open("/dev/shm/prodready-must-not-exist", os.O_CREAT | os.O_WRONLY, 0o600)
    try:
        os.write(descriptor, b"x")
    finally:
        os.unlink("/dev/shm/prodready-must-not-exist")


def _garbage() -> None:
    for descriptor in range(3, 10):
        with contextlib.suppress(OSError):
            os.write(descriptor, b"\xff" * 8)


_FAULTS = {
    "raise": _raise,
    "recurse": _overflow,
    "exit": _exit,
    "quit": _quit,
    "segfault": lambda: ctypes.string_at(0),
    "abort": os.abort,
    "sleep": lambda: time.sleep(60),
    "spin": _spin,
    "brief": _brief,
    "allocate": lambda: bytearray(8 << 30),
    "print": lambda: print("stray " * 20_000, flush=True),  # noqa: T201 - the fault itself
    "garbage": _garbage,
    "killed": _kill,
    "write": _write,
}
