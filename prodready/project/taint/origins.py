"""How sure it is that a text comes from outside of the code."""

from __future__ import annotations

import enum
from collections.abc import Iterable


class Origin(enum.IntEnum):
    """From text that the code spells out itself to what a request brings; the most open part decides."""

    CLOSED = 0
    UNKNOWN = 1
    OUTSIDE = 2  # a row, an object of a model, the answer of another service
    REQUEST = 3


def most_open(found: Iterable[Origin]) -> Origin:
    """The most open of several; of none, unknown."""
    worst: Origin | None = None
    for item in found:
        worst = item if worst is None else max(worst, item)
        if worst is Origin.REQUEST:
            break
    return Origin.UNKNOWN if worst is None else worst
