"""OpenTelemetry that another package sets up: the application makes instruments and calls that package's set-up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.api import Evidence
from prodready.project.code.calls import Calls
from prodready.project.snapshot import Snapshot

_SET_UP = re.compile(
    r"(?!opentelemetry\.)[A-Za-z]\w*(?:\.\w+)*\.(?:set_?up|init(?:iali[sz]e)?|configure|start)_"
    r"(?:otel|open_?telemetry|telemetry|otel_metrics)\Z"
)


def is_set_up(name: str) -> bool:
    """Whether a global name is another package's function that sets telemetry up."""
    return ".py:" not in name and _SET_UP.match(name) is not None


def set_up_elsewhere(snapshot: Snapshot, calls: Calls) -> Iterator[Evidence]:
    """The calls of such functions, where the application has instruments of OpenTelemetry's metrics.

    A set-up alone may be for traces; instruments alone go nowhere.
    """
    instruments = any(
        f"{item.target}.".startswith("opentelemetry.metrics.")
        for _, module in snapshot.application()
        for item in module.imports
    )
    if instruments:
        for path, found in calls.pick(resolved=is_set_up).items():
            for call in found:
                yield Evidence(
                    path, call.line, "a library sets OpenTelemetry up, whose metrics the application records"
                )
