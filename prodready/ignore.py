"""Path patterns with git's ``.gitignore`` grammar, matched in polynomial time.

The patterns come from audited repositories, so neither backtracking nor sheer number may stop a scan: every wildcard
becomes an atomic group (the leftmost match of a piece is always good enough when the next piece may start anywhere),
and the work on patterns with wildcards in the middle is counted against a budget. What is over the limits matches
nothing: then a file is analysed that git would have ignored, never the other way round.

Grammar and order of precedence: gitignore(5); the details follow git's ``wildmatch`` (checked by a property test
against ``git check-ignore``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

MAX_PATTERN = 1024
"""Characters of a pattern without wildcards; git's own limit is that of a path."""
MAX_WILDCARDS = 48
"""Wildcards in one pattern; more match nothing."""
MAX_PATTERNS = 4000
"""Patterns of one file; later ones match nothing."""

_POSIX = {
    "alnum": "a-zA-Z0-9",
    "alpha": "a-zA-Z",
    "blank": r" \t",
    "cntrl": r"\x00-\x1f\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": " -~",
    "punct": r"!-/:-@\[-`{-~",
    "space": r" \t\n\r\f\v",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}


_NAMED = re.compile(r"\[:([^\]]*):\]")


class _Never(Exception):
    """A pattern that git accepts and that matches nothing."""


class _TooMany(Exception):
    """A pattern with more wildcards than ``MAX_WILDCARDS``."""


class Budget(msgspec.Struct):
    """Evaluations of patterns with wildcards, weighted by their wildcards, that one tree may spend."""

    left: int = 4_000_000

    def spend(self, cost: int) -> bool:
        """Whether the evaluation may be done."""
        self.left -= cost
        return self.left >= 0


class Pattern(msgspec.Struct, frozen=True):
    """One line of an ignore file. ``literal`` and ``suffix`` are set where no regular expression is needed."""

    negated: bool
    directory: bool
    anchored: bool  # matched against the path, else against the last component
    literal: str = ""
    suffix: str = ""
    regex: re.Pattern[str] | None = None
    cost: int = 1

    def matches(self, path: str, name: str, is_dir: bool) -> bool:
        """Whether the pattern matches ``path`` (below the ignore file's folder), whose last component is ``name``."""
        if self.directory and not is_dir:
            return False
        subject = path if self.anchored else name
        if self.regex is not None:
            return self.regex.match(subject) is not None
        return subject.endswith(self.suffix) if self.suffix else subject == self.literal


class Ignore(msgspec.Struct, frozen=True):
    """The patterns of one ignore file, indexed so that most paths need a dictionary look-up only."""

    patterns: tuple[Pattern, ...]
    dropped: int = 0  # patterns over the limits
    _literals: dict[str, list[int]] = msgspec.field(default_factory=dict)
    _suffixes: dict[str, list[int]] = msgspec.field(default_factory=dict)
    _others: list[int] = msgspec.field(default_factory=list)

    def __post_init__(self) -> None:
        for index, pattern in enumerate(self.patterns):
            if pattern.regex is not None:
                self._others.append(index)
            elif pattern.suffix and pattern.suffix.rfind(".") == 0:
                self._suffixes.setdefault(pattern.suffix, []).append(index)
            elif pattern.suffix:
                self._others.append(index)
            else:
                self._literals.setdefault(pattern.literal, []).append(index)

    def verdict(self, path: str, is_dir: bool, budget: Budget | None = None) -> bool | None:
        """True: ignored, False: taken back by a ``!`` pattern, None: no pattern speaks of ``path``."""
        name = path.rpartition("/")[2]
        best = -1
        for index in self._candidates(path, name):
            if index > best and self.patterns[index].matches(path, name, is_dir):
                best = index
        for index in reversed(self._others):
            if index < best:
                break
            pattern = self.patterns[index]
            if (budget is None or budget.spend(pattern.cost)) and pattern.matches(path, name, is_dir):
                best = index
                break
        return None if best < 0 else not self.patterns[best].negated

    def _candidates(self, path: str, name: str) -> Iterable[int]:
        yield from self._literals.get(name, ())
        if path is not name:
            yield from self._literals.get(path, ())
        dot = name.rfind(".")
        if dot >= 0:
            yield from self._suffixes.get(name[dot:], ())

    def covers(self, path: str, budget: Budget | None = None) -> bool:
        """Whether a file at ``path`` is ignored by itself or with one of its folders."""
        parts = path.split("/")
        folders = ("/".join(parts[:end]) for end in range(1, len(parts)))
        return any(self.verdict(folder, True, budget) for folder in folders) or bool(self.verdict(path, False, budget))


def parse(text: str) -> Ignore:
    """The patterns of an ignore file's text."""
    lines = text.removeprefix("\ufeff").split("\n")
    return compile_lines(line.removesuffix("\r") for line in lines)


def compile_lines(lines: Iterable[str]) -> Ignore:
    """The patterns of lines in ``.gitignore`` grammar; comments and empty ones are left out."""
    patterns: list[Pattern] = []
    dropped = 0
    for line in lines:
        if not line or line.startswith("#"):
            continue
        if len(patterns) >= MAX_PATTERNS or len(line) > MAX_PATTERN:
            dropped += 1
            continue
        try:
            pattern = compile_pattern(line)
        except _Never:
            continue
        except _TooMany:
            dropped += 1
            continue
        if pattern is not None:
            patterns.append(pattern)
    return Ignore(tuple(patterns), dropped)


def compile_pattern(line: str) -> Pattern | None:
    """One pattern; None where nothing is left after trimming."""
    line = _trimmed(line)
    negated = line.startswith("!")
    line = line[negated:]
    directory = line.endswith("/")
    line = line[:-1] if directory else line
    anchored = "/" in line
    line = line.removeprefix("/")
    if not line:
        return None
    if not re.search(r"[*?\[\\]", line):
        return Pattern(negated, directory, anchored, literal=line)
    if not anchored and line[0] == "*" and len(line) > 1 and not re.search(r"[*?\[\\]", line[1:]):
        return Pattern(negated, directory, anchored, suffix=line[1:])
    wildcards = line.count("*") + line.count("?") + line.count("[")
    if wildcards > MAX_WILDCARDS:
        raise _TooMany
    return Pattern(negated, directory, anchored, regex=_regex(line), cost=1 + wildcards)


@lru_cache(maxsize=4096)
def _regex(line: str) -> re.Pattern[str]:
    return re.compile(_Translation().path(_components(line)), re.DOTALL)


def _trimmed(line: str) -> str:
    """Without trailing blanks that no backslash escapes."""
    end = len(line)
    while end and line[end - 1] == " ":
        backslashes = len(line[: end - 1]) - len(line[: end - 1].rstrip("\\"))
        if backslashes % 2:
            break
        end -= 1
    return line[:end]


_STARS = "**"
"""The component that stands for any number of folders."""

Component = tuple[str, ...]
"""Regular expressions of the pieces between the stars of one path component."""


def _components(line: str) -> list[Component]:
    """The pattern cut at its slashes, which a bracket can hide and a backslash cannot."""
    components: list[Component] = []
    pieces = [""]
    stars = True  # nothing but stars so far
    at = 0
    while at < len(line):
        char = line[at]
        at += 1
        if char == "\\":
            if at == len(line):
                raise _Never
            char, at = line[at], at + 1
        elif char == "*":
            pieces.append("")
            continue
        elif char in "?[":
            at, members = _bracket(line, at) if char == "[" else (at, "[^/]")
            pieces[-1] += members
            stars = False
            continue
        if char == "/":
            components.append(_component(pieces, stars))
            pieces, stars = [""], True
        else:
            pieces[-1] += re.escape(char)
            stars = False
    return [*components, _component(pieces, stars)]


def _component(pieces: list[str], stars: bool) -> Component:
    return (_STARS,) if stars and len(pieces) > 2 else tuple(pieces)


class _Translation:
    """Pattern to regular expression; numbers its atomic groups (``(?=(…))\\1``; ``(?>…)`` needs Python 3.11)."""

    def __init__(self) -> None:
        self.groups = 0

    def atomic(self, regex: str) -> str:
        self.groups += 1
        return f"(?=(?P<g{self.groups}>{regex}))(?P=g{self.groups})"

    def path(self, components: Sequence[Component]) -> str:
        """The expression for a whole path: chunks between ``**``, each at its leftmost place, the last at the end."""
        chunks: list[list[Component]] = [[]]
        for component in components:
            if component == (_STARS,):
                chunks.append([])
            else:
                chunks[-1].append(component)
        if len(chunks) == 1:
            return "/".join(map(self.component, chunks[0])) + r"\Z"
        regex = "".join(self.component(component) + "/" for component in chunks[0])
        for chunk in chunks[1:-1]:
            if chunk:
                inner = "".join(self.component(component) + "/" for component in chunk)
                regex += self.atomic(f"(?:[^/]+/)*?{inner}")
        return regex + (r"(?:[^/]+/)*" + "/".join(map(self.component, chunks[-1])) + r"\Z" if chunks[-1] else r".+\Z")

    def component(self, pieces: Component) -> str:
        """The expression for one component: each piece at its leftmost place, the last at the end."""
        if len(pieces) == 1:
            return pieces[0]
        middle = "".join(self.atomic("[^/]*?" + piece) for piece in pieces[1:-1] if piece)
        return pieces[0] + middle + "[^/]*" + pieces[-1] + "(?=/|\\Z)"


def _bracket(glob: str, at: int) -> tuple[int, str]:
    """The character class that opened before ``at``: where it ends and its expression."""
    negated = glob.startswith(("!", "^"), at)
    at += negated
    start, members, previous = at, "", ""
    while at < len(glob):
        if glob[at] == "]" and at > start:
            return at + 1, _class(members, negated)
        named = _NAMED.match(glob, at)
        if named:
            if named[1] not in _POSIX:
                raise _Never
            members, previous, at = members + _POSIX[named[1]], "", named.end()
        elif glob[at] == "-" and previous and glob[at + 1 : at + 2] not in ("", "]"):
            at, last = _member(glob, at + 1)
            members += f"{re.escape(previous)}-{re.escape(last)}" if previous <= last else ""
            previous = ""
        else:
            at, previous = _member(glob, at)
            members += re.escape(previous)
    raise _Never


def _class(members: str, negated: bool) -> str:
    if not members:
        return "[^/]" if negated else "(?!)"
    return f"(?!/)[{'^' if negated else ''}{members}]"


def _member(glob: str, at: int) -> tuple[int, str]:
    if glob[at] == "\\":
        at += 1
        if at >= len(glob):
            raise _Never
    return at + 1, glob[at]
