"""What goes to a worker and comes back."""

from __future__ import annotations

import msgspec

TRAITS = ("asyncpg",)
"""Libraries by which a rewrite is safe or not: asyncpg refuses an aware time for a column without a zone."""


class Style(msgspec.Struct, frozen=True, array_like=True):
    """How a project makes its loggers: ``logging``, ``structlog`` or ``loguru``, and the usual name."""

    library: str = "logging"
    name: str = "logger"


class Target(msgspec.Struct, frozen=True, array_like=True):
    """A finding to mend: its code, its rewrite and its range as in ``prodready.model.Location``."""

    code: str
    function: str
    line: int
    column: int = 0
    end_line: int = 0
    end_column: int = 0


class Request(msgspec.Struct, frozen=True, array_like=True):
    """A file with what is to be rewritten in it.

    ``package``: it is the ``__init__`` of one. ``traits``: those of ``TRAITS`` that the project uses. ``own``: names of
    packages of the repository.
    """

    source: bytes
    targets: tuple[Target, ...]
    style: Style = Style()
    unsafe: bool = False
    package: bool = False
    traits: tuple[str, ...] = ()
    own: frozenset[str] = frozenset()


class Rewritten(msgspec.Struct, frozen=True, array_like=True):
    """The new content and its facts (empty: nothing was rewritten), the numbers of the targets that were rewritten,
    and of those that were not, with the reason."""

    source: bytes = b""
    facts: bytes = b""
    done: tuple[int, ...] = ()
    declined: tuple[tuple[int, str], ...] = ()
