"""Changes as a unified diff: exact for a program that applies it, with what cannot be seen written out for people."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

RESET, BOLD, RED, GREEN, CYAN = "\x1b[0m", "\x1b[1m", "\x1b[31m", "\x1b[32m", "\x1b[36m"
NO_END = "\\ No newline at end of file\n"

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def unified(path: str, before: bytes, after: bytes) -> str:
    """The diff of one file as ``git apply`` takes it."""
    old, new = (_LINE.findall(each.decode("utf-8", "surrogateescape")) for each in (before, after))
    return "".join(
        line if line.endswith("\n") else f"{line}\n{NO_END}"
        for line in difflib.unified_diff(old, new, f"a/{path}", f"b/{path}")
    )


def shown(diff: str, *, color: bool) -> str:
    """The diff for a terminal."""
    return "".join(_painted(_visible(line), color) for line in _LINE.findall(diff))


def _visible(line: str) -> str:
    """Control characters as escapes, which would otherwise rule the terminal."""
    return "".join(_escaped(line.rstrip("\n"))) + "\n"


def _escaped(line: str) -> Iterator[str]:
    for char in line:
        yield char if char == "\t" or char.isprintable() else repr(char)[1:-1]


def _painted(line: str, color: bool) -> str:
    if not color:
        return line
    body = line.rstrip("\n")
    if body.startswith(("---", "+++")):
        return f"{BOLD}{body}{RESET}\n"
    if body.startswith("@@"):
        return f"{CYAN}{body}{RESET}\n"
    if body.startswith("+"):
        return f"{GREEN}{body}{RESET}\n"
    return f"{RED}{body}{RESET}\n" if body.startswith("-") else line
