"""Which files are rewritten at all: those whose every byte is sure to be written back as it was meant."""

from __future__ import annotations

import codecs
import re

from prodready.facts.files import FileInfo, Role
from prodready.facts.python import Module

_COOKIE = re.compile(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_BLANK = re.compile(rb"[ \t\f]*(?:#|$)")
_FOREIGN = (Role.GENERATED, Role.VENDORED)


def refusal(data: bytes, info: FileInfo | None, module: Module | None) -> str:
    """Why a file is left as it is, in words that follow its name; empty if it can be rewritten."""
    if (module is not None and module.generated) or (info is not None and info.role in _FOREIGN):
        return "it is generated; change what generates it"
    if data.startswith(codecs.BOM_UTF8):
        return "it begins with a byte order mark"
    cookie = encoding(data)
    if cookie and not _is_utf8(cookie):
        return f"it declares its encoding ({cookie})"
    if len(line_ends(data)) > 1:
        return "its line endings are mixed"
    return ""


def _is_utf8(name: str) -> bool:
    try:
        return codecs.lookup(name).name == "utf-8"
    except LookupError:
        return False


def encoding(data: bytes) -> str:
    """The encoding that one of the first two lines declares (PEP 263); empty for none."""
    for line in re.split(rb"\r\n|\r|\n", data[:4096], maxsplit=2)[:2]:
        found = _COOKIE.match(line)
        if found:
            return found[1].decode("ascii")
        if not _BLANK.match(line):
            break
    return ""


def line_ends(data: bytes) -> set[bytes]:
    """The kinds of line ends that ``data`` has."""
    return set(re.findall(rb"\r\n|\r|\n", data))
