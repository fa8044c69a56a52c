"""Python source to facts: one walk over the syntax tree that ``ast`` gives.

The walk resolves names as it goes (textual order, which is what a reader does too) and writes every reference in the
canonical spelling of ``prodready.facts.python``. The walk is in ``statements.py`` and ``expressions.py``.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
import warnings
from collections.abc import Sequence

from prodready.extract.expressions import MAX_STRING
from prodready.extract.statements import Walker
from prodready.facts.python import Comment, Module

_ADDRESSED = re.compile(r"#.*?(?:\bprodready:|\bnoqa\b|\bnosec\b|\bpragma:)", re.I)
_WORDS = ("prodready:", "noqa", "nosec", "pragma:")
_GENERATED = re.compile(r"auto-?generated|generated (?:by|from|automatically|code)|do not (?:edit|modify)", re.I)


class SyntaxProblem(ValueError):
    """The file cannot be read as Python; ``line`` is 0 where the parser does not tell."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


def extract_module(data: bytes, *, lowered: bool = False) -> Module:
    """The facts of one file. Raises ``SyntaxProblem`` where ``ast`` of this interpreter refuses the source."""
    source = decode(data)
    tree = parse(source)
    walker = Walker()
    try:
        walker.module(tree)
    except RecursionError:
        raise SyntaxProblem("nested too deeply to be analysed") from None
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Module(
        tuple(walker.imports),
        tuple(walker.functions),
        tuple(walker.classes),
        tuple(walker.calls),
        tuple(walker.assigns),
        tuple(walker.reads),
        tuple(walker.handlers),
        tuple(walker.branches),
        _comments(source, lines, walker.long_strings),
        len(lines),
        sum(1 for line in lines if (stripped := line.lstrip()) and stripped[0] != "#"),
        (ast.get_docstring(tree, clean=False) or "")[:MAX_STRING],
        lowered,
        _is_generated(lines),
    )


def decode(data: bytes) -> str:
    """The text of a source file by its BOM or encoding cookie, UTF-8 otherwise."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = data.decode(encoding)
    except (SyntaxError, LookupError, UnicodeError, ValueError) as error:
        raise SyntaxProblem(f"not decodable as Python source: {_sentence(error)}") from None
    if "\0" in text:
        raise SyntaxProblem("contains null bytes", text.count("\n", 0, text.index("\0")) + 1)
    return text


def parse(source: str) -> ast.Module:
    """``ast.parse`` with its several ways to refuse turned into ``SyntaxProblem``."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source)
    except SyntaxError as error:
        raise SyntaxProblem(_sentence(error), error.lineno or 0) from None
    except (RecursionError, MemoryError):
        raise SyntaxProblem("nested too deeply to be parsed") from None
    except ValueError as error:
        raise SyntaxProblem(_sentence(error)) from None


def _sentence(error: Exception) -> str:
    text = error.msg if isinstance(error, SyntaxError) and error.msg else str(error)
    return text.splitlines()[0][:200] if text else type(error).__name__


def _is_generated(lines: Sequence[str]) -> bool:
    return any(line.startswith("#") and _GENERATED.search(line) for line in lines[:8])


def _comments(source: str, lines: Sequence[str], strings: Sequence[tuple[int, int]]) -> tuple[Comment, ...]:
    folded = source.casefold()
    if not any(word in folded for word in _WORDS):
        return ()
    inside = {number for first, last in strings for number in range(first, last)}
    found = []
    for number, line in enumerate(lines, 1):
        match = _ADDRESSED.search(line) if "#" in line else None
        if match and number not in inside:
            before = line[: match.start()]
            if before.count('"') % 2 == 0 and before.count("'") % 2 == 0:
                found.append(Comment(number, line[match.start() :][:500]))
    return tuple(found)
