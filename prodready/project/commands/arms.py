"""Which condition of a shell script has to hold for a line to run."""

from __future__ import annotations

import re
from collections.abc import Iterable

_IF = re.compile(r"\s*(el)?if\s+(.*?)\s*(?:;\s*then\b.*)?$")
_ELSE = re.compile(r"\s*else\b")
_END = re.compile(r"(?:^|\s)fi\b")
_SHELL = re.compile(r"\.(?:sh|bash)$|(?:^|[/_-])entrypoint[^/.]*$")


def is_script(path: str) -> bool:
    """Whether a file is a script of the shell by its name."""
    return bool(_SHELL.search(path))


def tested(lines: Iterable[tuple[int, str]], wanted: int) -> str:
    """The test of the innermost ``if`` whose first arm holds the line; empty for other arms and outside of any."""
    around: list[str] = []
    for number, line in lines:
        if number == wanted:
            return around[-1] if around else ""
        text = line.partition(" #")[0]
        found = _IF.match(text)
        if found is not None:
            around[len(around) - bool(found[1]) :] = [found[2]]
        elif _ELSE.match(text) and around:
            around[-1] = ""
        if _END.search(text) and around:
            around.pop()
    return ""
