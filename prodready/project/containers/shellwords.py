"""Small questions about shell text and variables of Dockerfiles and compose files."""

from __future__ import annotations

import re
from collections.abc import Mapping

_REFERENCE = re.compile(r"\$(?:(\w+)|\{(\w+)(?:(:?[-+?])([^{}]*))?\})")
MAX_NESTED = 5
MAX_VALUE = 4096


def fill(text: str, values: Mapping[str, str]) -> str:
    """``$NAME`` and ``${NAME:-default}`` replaced where the value or a default is known; the rest stays as written."""
    for _ in range(MAX_NESTED):
        if "$" not in text or len(text) > MAX_VALUE:
            return text
        replaced = _REFERENCE.sub(lambda found: _value(found, values), text)
        if replaced == text:
            return text
        text = replaced
    return text


def _value(found: re.Match[str], values: Mapping[str, str]) -> str:
    name, operator, other = found[1] or found[2], found[3] or "", found[4] or ""
    known = name in values and (bool(values[name]) or not operator.startswith(":"))
    if operator.endswith("+"):
        return other if known else ""
    if known:
        return values[name]
    return other if operator.endswith("-") else found[0]


def assignments(value: str) -> tuple[tuple[str, str], ...]:
    """``A=b C="d e"`` and the older ``A b`` of ``ENV`` as pairs."""
    words = re.findall(r"""(\w[\w.-]*)=((?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s"'\\])*)""", value)
    if words:
        return tuple((name, unquote(text)) for name, text in words)
    name, _, rest = value.strip().partition(" ")
    return ((name, unquote(rest.strip())),) if name else ()


def unquote(text: str) -> str:
    """Without the quotes and backslashes that the shell would take off."""
    return re.sub(r"""\\(.)|["']""", lambda found: found[1] or "", text)
