"""Bytes to text, and text files by lines."""

from __future__ import annotations

import codecs
import re

from prodready.extract.plain import Unreadable
from prodready.facts.documents import Text

MAX_LINES = 50_000
MAX_COLUMNS = 4096
"""Longer lines are cut: what people write is shorter, and patterns stay linear on what machines write."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_END = re.compile(r"\r\n|\n|\r")


def decode(data: bytes) -> str:
    """The text of ``data`` by its byte order mark, else UTF-8, else Latin-1, which takes anything.

    Raises:
        Unreadable: it holds NUL characters: it is no text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            break
    else:
        try:
            text = data.decode()
        except UnicodeDecodeError:
            text = data.decode("latin-1")
    if "\0" in text:
        raise Unreadable("binary content (a NUL character)", text.count("\n", 0, text.index("\0")) + 1)
    return text


def split_lines(text: str) -> list[str]:
    r"""Lines as editors count them: only ``\n``, ``\r\n`` and ``\r`` end one; no empty line after the last end."""
    lines = _LINE_END.split(text)
    if not lines[-1]:
        lines.pop()
    return lines


def read_text(data: bytes) -> Text:
    """The lines of a text file, within the limits."""
    lines = split_lines(decode(data))
    problem, line = "", 0
    if len(lines) > MAX_LINES:
        problem, line = f"only the first {MAX_LINES} of {len(lines)} lines were read", MAX_LINES + 1
    kept = lines[:MAX_LINES]
    if long := next((number for number, text in enumerate(kept, 1) if len(text) > MAX_COLUMNS), 0):
        problem, line = problem or f"lines were cut at {MAX_COLUMNS} characters", line or long
    return Text(tuple(text[:MAX_COLUMNS] for text in kept), problem, line)
