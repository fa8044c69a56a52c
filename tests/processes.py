"""Whether processes that a test started are gone, on machines that are slow or busy as well."""

from __future__ import annotations

import os
import time
from pathlib import Path

SECONDS = 20.0
"""How long a test waits for an end that should come at once."""


def lives(process: int) -> bool:
    """Whether a process runs: one that has ended is known until its parent has asked for its end."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    try:
        return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def is_gone(process: int) -> bool:
    """Whether a process ends soon."""
    until = time.monotonic() + SECONDS
    while lives(process) and time.monotonic() < until:
        time.sleep(0.02)
    return not lives(process)
