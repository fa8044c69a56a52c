"""One line on a terminal that tells how far a long audit is; nothing for a short one or a pipe."""

from __future__ import annotations

import sys
import time
from types import TracebackType

PATIENCE = 1.0  # seconds before the first sign
PACE = 0.1  # seconds between signs
CLEAR = "\r\x1b[K"


class Progress:
    """Use as a context manager: the line is gone when it is left, however that happens."""

    def __init__(self, name: str, *, wanted: bool = True) -> None:
        self._name = "".join(char if char.isprintable() else "?" for char in name)[:30]
        self._wanted = wanted and sys.stderr.isatty()
        self._next = time.monotonic() + PATIENCE
        self._shown = False

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._write(CLEAR)

    def __call__(self, phase: str, done: int, total: int) -> None:
        """``done`` of ``total`` parts of ``phase``; ``total`` 0 where nothing can be counted."""
        now = time.monotonic()
        if not self._wanted or now < self._next:
            return
        self._next = now + PACE
        self._shown = True
        counted = f" {done:,} of {total:,}" if total else ""
        self._write(f"{CLEAR}{self._name}: {phase}{counted}")

    def _write(self, text: str) -> None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except OSError:  # the terminal went away; the audit goes on
            self._wanted = False
