"""Show the cache of facts, or empty it.

The cache holds what was read from files and makes the next audit of the same files fast; nothing in it changes a
verdict. It lies in the user's folder for caches, or in the folder that PRODREADY_CACHE_DIR names.
"""

from __future__ import annotations

import argparse

from prodready.commands import _output
from prodready.errors import UserError

ACTIONS = ("info", "clear")
_UNITS = ("B", "KiB", "MiB", "GiB")


class CacheError(UserError):
    """The cache's files cannot be deleted."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do with it."""
    parser.add_argument("action", choices=ACTIONS, help="info: where it is and what it holds; clear: delete it")


def run(args: argparse.Namespace) -> int:
    """Do it and say what was done."""
    from prodready import cache

    place = cache.folder()
    held = cache.describe(place)
    if args.action == "info":
        _output.show(
            f"folder:   {_printable(str(place))}\n"
            f"size:     {size(held['bytes'])} of at most {size(cache.LIMIT)}\n"
            f"files:    {held['facts']:,}\n"
            f"folders:  {held['trees']:,}\n"
            f"results:  {held['results']:,}\n"
        )
        return 0
    try:
        cache.remove(place)
    except OSError as error:
        raise CacheError(f"the cache in {place} cannot be deleted: {error.strerror}") from None
    _output.show(f"deleted {size(held['bytes'])} in {_printable(str(place))}\n")
    return 0


def size(count: int) -> str:
    """``count`` bytes for people."""
    value = float(count)
    for unit in _UNITS[:-1]:
        if value < 1024:
            return f"{value:.0f} {unit}" if unit == "B" else f"{value:.1f} {unit}"
        value /= 1024
    return f"{value:.1f} {_UNITS[-1]}"


def _printable(text: str) -> str:
    return "".join(each if each.isprintable() else "?" for each in text)
