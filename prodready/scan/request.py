"""What an audit is asked to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec

from prodready.config import Layer
from prodready.project.snapshot import Measured

Progress = Callable[[str, int, int], None]
"""Called with the phase, the parts done and the parts in all (0: not countable)."""


def quiet(phase: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def unheard(sentence: str) -> None:
    """A warning that nobody is there to read."""


class ScanRequest(msgspec.Struct, frozen=True):
    """One audit of the tree at ``path``, or of its git revision ``ref``.

    ``layers`` are settings that win over the repository's, the last one most; ``config_file`` is read instead of the
    repository's; without ``repo_config`` none is. ``coverage`` are reports to believe, ``measured`` what a running
    pytest session saw.
    """

    path: Path
    ref: str | None = None
    layers: tuple[Layer, ...] = ()
    config_file: str = ""
    repo_config: bool = True
    waivers: bool = True
    ignores: bool = True
    coverage: tuple[Path, ...] = ()
    measured: Measured | None = None
    jobs: int = 0
    file_seconds: float | None = None  # what one file may cost a worker process; None: as ``prodready.workers.Limits``
    file_memory: int | None = None  # bytes
    cache: bool = True
    progress: Progress = quiet
    warn: Callable[[str], None] = unheard  # called with what the user should know of this machine, not of the tree
    today: date | None = None  # None: of the clock; waivers end by it
