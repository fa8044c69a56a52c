"""What holds for the whole session."""

from __future__ import annotations

import signal

from hypothesis import HealthCheck, settings

# No test may fail because the machine is busy.
settings.register_profile("untimed", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_configure() -> None:
    """Take interrupts even where the session runs in the background, whose children would else ignore them, too."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
