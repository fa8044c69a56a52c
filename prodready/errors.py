"""Errors that are the user's to mend: each is one sentence and an exit code."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from itertools import takewhile

NAMED = 3
"""Names that a sentence gives of many."""


class UserError(Exception):
    """Shown as one sentence without a traceback; ends the program with ``exit_code``."""

    exit_code = 2


class UsageError(UserError):
    """The command line asks for something that cannot be."""


class ConfigError(UserError):
    """The configuration is wrong; the sentence names the file, the place and the nearest right word."""


class NothingToAuditError(UserError):
    """There is no file that a point could be judged by; never a pass."""

    exit_code = 3


def nearest(word: str, known: Iterable[str]) -> str:
    """``; did you mean "…"?`` with the known word closest to ``word``, or nothing if none is close.

    Of words that are equally close it is the one that begins most alike, then the first of ``known``.
    """
    wanted = word.casefold()
    by_folded = {each.casefold(): each for each in known}
    close = difflib.get_close_matches(wanted, by_folded, n=len(by_folded) or 1, cutoff=0.6)
    if not close:
        return ""

    def likeness(folded: str) -> tuple[float, int]:
        ratio = difflib.SequenceMatcher(None, folded, wanted).ratio()
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(folded, wanted, strict=False))
        return ratio, len(list(alike))

    best = max((folded for folded in by_folded if folded in close), key=likeness)
    return f'; did you mean "{by_folded[best]}"?'


def listed(words: Iterable[str]) -> str:
    """``a, b and c``."""
    *rest, last = list(words) or [""]
    return f"{', '.join(rest)} and {last}" if rest else last


def some(words: Sequence[str]) -> str:
    """``a, b, c and 4 more``."""
    return listed([*words[:NAMED], f"{len(words) - NAMED} more"] if len(words) > NAMED else words)
