"""TOML to nodes with line numbers: tomli gives the values, a scan of the same text the lines.

tomli always, also where the standard library has ``tomllib``: that of 3.11 needs gigabytes for a key with many dots.
"""

from __future__ import annotations

import re
from bisect import bisect_right

import msgspec
import tomli

from prodready.extract.plain import MAX_DEPTH, Unreadable, leaf, one_line
from prodready.extract.text import decode
from prodready.facts.documents import Document, Entry, Mapping, Node, Sequence

_BLANK = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\n]+|#[^\n]*)*")
_KEY = re.compile(r'[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'')
_STRING = re.compile(
    r'"""(?:[^\\]|\\[\s\S])*?"{3,5}|\'\'\'[\s\S]*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'',
)
_BARE = re.compile(r"[^,\]}#\n]+")


def read_toml(data: bytes) -> Document:
    """The tables of a TOML file; an array of tables is a sequence of mappings.

    Raises:
        Unreadable: it is no TOML, or nested too deep.
    """
    text = decode(data).replace("\r\n", "\n")
    try:
        values = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise Unreadable(f"not valid TOML: {one_line(error.msg)}", error.lineno) from None
    except RecursionError:
        raise Unreadable(f"nested deeper than {MAX_DEPTH} levels") from None
    except ValueError as error:  # thousands of digits, a date that is none
        raise Unreadable(f"not valid TOML: {one_line(error)}") from None
    return Document((_node(values, _scan(text), 1, 1),))


class _Lines(msgspec.Struct):
    """Where a value and what is in it stands; ``tables`` marks an array of tables, whose last one is current."""

    line: int
    children: dict[str | int, _Lines] = msgspec.field(default_factory=dict)
    tables: bool = False

    def child(self, key: str | int, line: int) -> _Lines:
        """The place below ``key``, made if there is none yet; in an array of tables, below its last table."""
        owner = self.children[len(self.children) - 1] if self.tables else self
        return owner.children.setdefault(key, _Lines(line))


def _node(value: object, lines: _Lines | None, line: int, depth: int) -> Node:
    """``value`` with its lines; what the scan did not find stands at the line of what holds it."""
    if depth > MAX_DEPTH:
        raise Unreadable(f"nested deeper than {MAX_DEPTH} levels", line)
    line = lines.line if lines else line
    children = lines.children if lines else {}
    if isinstance(value, dict):
        return Mapping(
            tuple(
                Entry(
                    key,
                    _node(item, children.get(key), line, depth + 1),
                    children[key].line if key in children else line,
                )
                for key, item in value.items()
            ),
            line,
        )
    if isinstance(value, list):
        return Sequence(
            tuple(_node(item, children.get(index), line, depth + 1) for index, item in enumerate(value)), line
        )
    return leaf(value, line)


def _scan(text: str) -> _Lines:
    """The places of all keys in ``text``, which is valid TOML; the scan ends early at what it does not know."""
    root = _Lines(1)
    scanner = _Scanner(text)
    try:
        scanner.statements(root)
    except _Lost:
        return root
    return root


class _Lost(Exception):
    """The scan met something that it does not know."""


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._ends = [match.start() for match in re.finditer("\n", text)]

    def statements(self, root: _Lines) -> None:
        """Headers and assignments up to the end of the text."""
        table = root
        self._skip(_GAP)
        while self._at < len(self._text):
            if self._take("[["):
                table = self._header(root, array=True)
            elif self._take("["):
                table = self._header(root, array=False)
            else:
                self._assignment(table, 0)
            self._skip(_GAP)

    def _header(self, root: _Lines, *, array: bool) -> _Lines:
        line = self._line()
        table = root
        for key in self._keys():
            table = table.child(key, line)
        if not self._take("]]" if array else "]"):
            raise _Lost
        if array:
            table.tables = True
            return table.children.setdefault(len(table.children), _Lines(line))
        table.line = line
        return table

    def _assignment(self, table: _Lines, depth: int) -> None:
        line = self._line()
        place = table
        for key in self._keys():
            place = place.child(key, line)
        if not self._take("="):
            raise _Lost
        self._value(place, depth)

    def _value(self, place: _Lines, depth: int) -> None:
        self._skip(_BLANK)
        if depth > MAX_DEPTH:
            raise _Lost
        if self._take("["):
            self._array(place, depth)
        elif self._take("{"):
            self._inline(place, depth)
        elif not self._match(_STRING) and not self._match(_BARE):
            raise _Lost

    def _array(self, place: _Lines, depth: int) -> None:
        self._skip(_GAP)
        while not self._take("]"):
            self._value(place.child(len(place.children), self._line()), depth + 1)
            self._skip(_GAP)
            self._take(",")
            self._skip(_GAP)

    def _inline(self, place: _Lines, depth: int) -> None:
        self._skip(_GAP)
        while not self._take("}"):
            self._assignment(place, depth + 1)
            self._skip(_GAP)
            self._take(",")
            self._skip(_GAP)

    def _keys(self) -> list[str]:
        keys = []
        while True:
            self._skip(_BLANK)
            written = self._match(_KEY)
            if not written:
                raise _Lost
            keys.append(_unquoted(written))
            self._skip(_BLANK)
            if not self._take("."):
                return keys

    def _line(self) -> int:
        return bisect_right(self._ends, self._at - 1) + 1

    def _take(self, mark: str) -> bool:
        found = self._text.startswith(mark, self._at)
        self._at += len(mark) if found else 0
        return found

    def _match(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        if found is None:
            return ""
        self._at = found.end()
        return found.group()

    def _skip(self, pattern: re.Pattern[str]) -> None:
        self._match(pattern)


def _unquoted(key: str) -> str:
    if key[0] == "'":
        return key[1:-1]
    if key[0] == '"':
        return str(tomli.loads(f"key = {key}")["key"])
    return key
