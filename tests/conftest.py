"""What holds for the whole session."""

from __future__ import annotations

import signal


def pytest_configure() -> None:
    """Take interrupts even where the session runs in the background, whose children would else ignore them, too."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
