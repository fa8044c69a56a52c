"""What the positions of a script or function mean once ``shift`` dropped the first: as words of those that it was given."""

from __future__ import annotations

import re
from collections.abc import Iterable

_POSITION = re.compile(r"\$(?:\{([1-9])(?=[}:?-])|([1-9])(?!\d))")
_ALL = re.compile(r"\$(?:[@*]|\{[@*]\})")


class Positions:
    """Follows the idiom ``name="$1"; shift`` per function, outside of loops; no other ``shift`` is told what it drops."""

    def __init__(self) -> None:
        self.loops = 0
        self._gone: dict[str, int] = {}
        self._taken: set[str] = set()

    def keyword(self, text: str) -> None:
        """Count the loops that a text stands in."""
        if text in ("while", "until", "for"):
            self.loops += 1
        elif text == "done":
            self.loops = max(self.loops - 1, 0)

    def assigned(self, function: str, values: Iterable[str]) -> None:
        """Notice that the first that is left is taken."""
        first = self._gone.get(function, 0) + 1
        if any(re.fullmatch(rf"\$\{{?{first}(?:[:?-][^}}]*)?\}}?", value) for value in values):
            self._taken.add(function)

    def shifted(self, function: str, words: list[str]) -> None:
        """``shift`` after the first was taken."""
        if function in self._taken and not self.loops and words[1:] in ([], ["1"]):
            self._gone[function] = self._gone.get(function, 0) + 1
        self._taken.discard(function)

    def written(self, function: str, word: str) -> str:
        """A word with its positions as those that were given: ``$@`` is ``${@:2}``, ``$1`` is ``$2``."""
        gone = self._gone.get(function, 0)
        if not gone or "$" not in word:
            return word
        word = _POSITION.sub(lambda found: found.group().replace(_digit(found), str(int(_digit(found)) + gone)), word)
        return _ALL.sub(f"${{@:{gone + 1}}}", word)


def _digit(found: re.Match[str]) -> str:
    return found.group(1) or found.group(2)
