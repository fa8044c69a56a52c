"""JSON to nodes with line numbers; comments and trailing commas are taken, as the tools that read such files do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from prodready.extract.plain import MAX_DEPTH, Unreadable, leaf
from prodready.extract.text import decode
from prodready.facts.documents import Document, Entry, Mapping, Node, Sequence

MAX_TOKENS = 400_000

_SKIP = re.compile(r"(?:[ \t\r\n]+|//[^\r\n]*|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/)*")
_TOKEN = re.compile(
    r'(?P<string>"[^"\\]*(?:\\.[^"\\]*)*")|(?P<mark>[][{},:])'
    r"|(?P<number>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)(?![\w.])|(?P<word>true|false|null)\b",
    re.DOTALL,
)
_WORDS = {"true": True, "false": False, "null": None}
_MAX_DIGITS = 300
"""More digits than any double has; longer numbers stay text (``int`` refuses thousands of them)."""


class _Token:
    __slots__ = ("kind", "line", "text")

    def __init__(self, kind: str, text: str, line: int) -> None:
        self.kind = kind
        self.text = text
        self.line = line


def _tokens(text: str) -> Iterator[_Token]:
    position, line = 0, 1
    for _ in range(MAX_TOKENS):
        skipped = _SKIP.match(text, position)
        start = skipped.end() if skipped else position
        line += text.count("\n", position, start)
        found = _TOKEN.match(text, start)
        if found is None:
            if start < len(text):
                raise Unreadable(f"not valid JSON: unexpected {text[start]!r}", line)
            yield _Token("end", "the end of the file", line)
            return
        yield _Token(str(found.lastgroup), found.group(), line)
        position = found.end()
        line += text.count("\n", start, position)
    raise Unreadable(f"more than {MAX_TOKENS} JSON tokens", line)


class _Parser:
    """Recursive descent; the depth limit keeps it far from the interpreter's."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._token = next(self._tokens)

    def document(self) -> Node | None:
        """The one value of the file; None if it has none."""
        if self._token.kind == "end":
            return None
        node = self._value(1)
        if self._token.kind != "end":
            raise self._unexpected()
        return node

    def _value(self, depth: int) -> Node:
        token = self._token
        if depth > MAX_DEPTH:
            raise Unreadable(f"nested deeper than {MAX_DEPTH} levels", token.line)
        if token.text == "{":
            return self._mapping(depth)
        if token.text == "[":
            return self._sequence(depth)
        if token.kind in {"mark", "end"}:
            raise self._unexpected()
        self._token = next(self._tokens)
        return leaf(_plain(token), token.line)

    def _mapping(self, depth: int) -> Mapping:
        line = self._take("{").line
        found: dict[str, Entry] = {}
        while self._token.text != "}":
            key = self._token
            if key.kind != "string":
                raise self._unexpected()
            self._token = next(self._tokens)
            self._take(":")
            name = str(leaf(_plain(key), key.line).value)
            found[name] = Entry(name, self._value(depth + 1), key.line)
            if self._token.text != "}":
                self._take(",")
        self._take("}")
        return Mapping(tuple(found.values()), line)

    def _sequence(self, depth: int) -> Sequence:
        line = self._take("[").line
        found: list[Node] = []
        while self._token.text != "]":
            found.append(self._value(depth + 1))
            if self._token.text != "]":
                self._take(",")
        self._take("]")
        return Sequence(tuple(found), line)

    def _take(self, mark: str) -> _Token:
        token = self._token
        if token.kind != "mark" or token.text != mark:
            raise self._unexpected()
        self._token = next(self._tokens, _Token("end", "the end of the file", token.line))
        return token

    def _unexpected(self) -> Unreadable:
        return Unreadable(f"not valid JSON: unexpected {self._token.text[:40]!r}", self._token.line)


def _plain(token: _Token) -> str | int | float | bool | None:
    if token.kind == "word":
        return _WORDS[token.text]
    if token.kind == "number" and len(token.text) > _MAX_DIGITS:
        return token.text
    try:
        value: str | int | float = json.loads(token.text, strict=False)
    except ValueError:
        raise Unreadable("not valid JSON: a bad escape in a string", token.line) from None
    return value


def read_json(data: bytes) -> Document:
    """The value of a JSON file.

    Raises:
        Unreadable: it is none, or beyond the limits.
    """
    root = _Parser(decode(data)).document()
    return Document((root,) if root is not None else ())
