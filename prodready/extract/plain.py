"""What the readers of configuration share: the error that they raise, and leaves that survive encoding."""

from __future__ import annotations

from prodready.facts.documents import Scalar

MAX_DEPTH = 60
"""Containers inside each other; configuration written by people stays below 20."""

_INT64 = 1 << 63


class Unreadable(Exception):
    """The input cannot be read, in one sentence; ``line`` is 1-based, 0 if unknown."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


def leaf(value: object, line: int, tag: str = "") -> Scalar:
    """A scalar that JSON and MessagePack can carry: integers beyond 64 bits, infinities, dates … become text."""
    if value is None or isinstance(value, bool):
        return Scalar(value, line, tag)
    if isinstance(value, int):
        return Scalar(value if -_INT64 <= value < _INT64 else hex(value), line, tag)
    if isinstance(value, float):
        finite = value - value == 0.0
        return Scalar(value if finite else str(value), line, tag)
    return Scalar(clean(value if isinstance(value, str) else str(value)), line, tag)


def clean(text: str) -> str:
    r"""``text`` without lone surrogates, which no UTF-8 writer takes: ``\ud800`` is spelled out."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode()
    return text


def one_line(message: object, limit: int = 200) -> str:
    """An error message of a library as one short line."""
    return clean(" ".join(str(message).split()))[:limit]
