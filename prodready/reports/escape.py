"""Repository text made safe to show, in one place for every sink.

File names, snippets and messages come from the audited repository and may hold anything: terminal escapes, text that
reorders itself, undecodable bytes, workflow commands. What cannot be seen is written out (``\\x1b``),
never dropped, so a reader sees that it was there.
"""

from __future__ import annotations

import re
from urllib.parse import quote

import msgspec

MESSAGE_CAP = 500
PATH_CAP = 400
SNIPPET_CAP = 160

_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TYPOGRAPHY = str.maketrans(
    {
        "…": "...",
        "–": "-",  # noqa: RUF001 - the typographic sign is what is replaced
        "—": "-",
        "−": "-",  # noqa: RUF001 - as above
        "·": "-",
        "•": "-",
        "“": '"',
        "”": '"',
        "‘": "'",  # noqa: RUF001 - as above
        "’": "'",  # noqa: RUF001 - as above
        "→": "->",
        "│": "|",
        "≥": ">=",
        "≤": "<=",
        "×": "x",  # noqa: RUF001 - as above
    }
)
_COMMAND_AT_START = re.compile(r"^(\s*):(?=:)", re.MULTILINE)
_COMMAND_ANYWHERE = re.compile(r"#(?=#(?:\[|vso\[))")


def visible(text: str, limit: int = MESSAGE_CAP) -> str:
    """One line of at most ``limit`` characters of ``text``; what cannot be printed is written as an escape."""
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return cut if cut.isprintable() else "".join(map(_shown, cut))


def path(text: str) -> str:
    """A file name for display. A long one loses its middle, because both ends tell which file it is."""
    if len(text) > PATH_CAP:
        half = PATH_CAP // 2
        text = f"{text[:half]}…{text[-half:]}"
    return visible(text, PATH_CAP + 1)


def snippet(text: str) -> str:
    """A source line for display: no margin, tabs as spaces, cut where a screen ends."""
    return visible(text.replace("\t", " ").strip(), SNIPPET_CAP)


def prose(text: str, limit: int = MESSAGE_CAP) -> str:
    """A sentence written by a rule's author: line breaks of its source are spaces."""
    return visible(" ".join(text[: 4 * limit].split()), limit)


def block(text: str) -> list[str]:
    """The lines of a longer text, each safe to show."""
    return [visible(line, 1_000) for line in text.expandtabs(4).splitlines()]


def link(host: str, name: str, line: int = 0) -> str:
    """The address of a line at ``host``; empty unless ``host`` is a plain web address."""
    if not re.fullmatch(r"https?://[\w.:~%/@+-]+", host, re.ASCII):
        return ""
    return f"{host.rstrip('/')}/{uri(name)}" + (f"#L{line}" if line else "")


def ascii_only(text: str) -> str:
    """``text`` for an output that knows only ASCII: typography by its plain twin, the rest as escapes."""
    if text.isascii():
        return text
    return text.translate(_TYPOGRAPHY).encode("ascii", "backslashreplace").decode("ascii")


def inert(text: str, colon: str = "\\x3a", hash_sign: str = "\\x23") -> str:
    """A whole report with no line that a CI runner takes for a command (``::error``, ``##[…]``, ``##vso[…]``).

    Runners read every line of the standard output: the first kind counts after leading blanks, the others anywhere.
    """
    if "::" in text:
        text = _COMMAND_AT_START.sub(lambda match: match[1] + colon, text)
    return _COMMAND_ANYWHERE.sub(lambda match: hash_sign, text) if "##" in text else text


def uri(name: str) -> str:
    """A repository path as a relative URI reference; undecodable bytes keep their value."""
    data = "".join(c if not _lone(c) else _shown(c) for c in name).encode("utf-8", "surrogateescape")
    return quote(data, safe="/")


def json_text(value: object, *, indent: int = 2) -> str:
    """JSON of ``value``, the same bytes for the same value, ASCII-escaped wherever raw text would act on a screen.

    Reading it back gives the original strings, except that undecodable bytes, which JSON cannot hold, are written out.
    """
    try:
        data = msgspec.json.encode(value)
    except UnicodeEncodeError:
        data = msgspec.json.encode(_encodable(msgspec.to_builtins(value)))
    text = msgspec.json.format(data.decode("utf-8"), indent=indent)
    if not text.isascii() or "\x7f" in text:
        text = "".join(c if c == "\n" or c.isprintable() else _json_escape(c) for c in text)
    return inert(text, hash_sign="\\u0023") + "\n"


def _shown(char: str) -> str:
    number = ord(char)
    if char.isprintable():
        return char
    if char in _NAMED:
        return _NAMED[char]
    if char.isspace() and number >= 0xA0 and number not in (0x2028, 0x2029):
        return " "
    if 0xDC80 <= number <= 0xDCFF:  # what surrogateescape makes of an undecodable byte
        return f"\\x{number - 0xDC00:02x}"
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _lone(char: str) -> bool:
    return "\ud800" <= char <= "\udfff" and not "\udc80" <= char <= "\udcff"


def _encodable(value: object) -> object:
    if isinstance(value, str):
        return "".join(_shown(c) if "\ud800" <= c <= "\udfff" else c for c in value)
    if isinstance(value, dict):
        return {_encodable(key): _encodable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_encodable(item) for item in value]
    return value


def _json_escape(char: str) -> str:
    units = char.encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
