"""The expressions that one place of a template puts into the page as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_OUTPUT = re.compile(r"\{\{(?![{&!])[-+]?\s*(?P<body>.*?)\s*[-+]?\}\}")
_SAFE = re.compile(r"\|\s*(?:safe|safeseq)\b")
_OFF = re.compile(r"\{%-?\s*(?:autoescape\s+(?:off|false|none)|filter\s+safe\b)", re.IGNORECASE)
_ESCAPING = re.compile(r"\|\s*(?:linebreaks(?:br)?|urlize\w*)\b")
"""Filters that escape unless escaping is switched off."""
_STRIPS = re.compile(r"\|\s*striptags\b")
_LOADS = re.compile(r"\{%-?\s*(?:include|block|yield|render\w*)\b")
_RAW = re.compile(
    r"\{\{\{\s*(?P<triple>[^}]+?)\s*\}\}\}|\{\{[&!]\s*(?P<marked>[^}]+?)\s*\}\}|\{%-?\s*raw\s+(?P<tornado>[^%]+?)\s*-?%\}"
    r"|\$\{\s*structure[: ]\s*(?P<brace>[^}]+?)\s*\}|\$\{\s*(?P<mako>[^}|]+?)\s*\|[^}]*\bn\b[^}]*\}"
    r"|tal:(?:content|replace)\s*=\s*[\"']structure\s+(?P<tal>[^\"']+)"
    r"|\$\{\s*(?:\w+\.)*Markup\((?P<markup>.+)\)\s*\}"
)
_MAX_LINES = 2000


def marked(lines: Sequence[str], number: int) -> list[str]:
    """What the line of that number lets through; with ``autoescape off`` all that its block shows; ``?`` for the unknown."""
    line = lines[number - 1]
    if not _OFF.search(line):
        return [*_safe(line), *(value for found in _RAW.finditer(line) for value in found.groups() if value)]
    found = list[str]()
    for later in lines[number - 1 : number - 1 + _MAX_LINES]:
        found += [_ESCAPING.sub("", item["body"]) for item in _OUTPUT.finditer(later)]
        found += ["?"] if _LOADS.search(later) else []
        if "endautoescape" in later or "endfilter" in later:
            break
    return found


def _safe(line: str) -> Iterator[str]:
    for found in _OUTPUT.finditer(line):
        mark = _SAFE.search(found["body"])
        if mark is not None:
            stripped = _STRIPS.search(found["body"], mark.end())
            yield "''" if stripped else found["body"][: mark.start()]


_COMMENT = re.compile(r"\{%-?\s*comment\b.*?\bendcomment\s*-?%\}|(?<!\{)\{#.*?#\}|<%doc>.*?</%doc>", re.DOTALL)
"""Comments of Django, Jinja and Mako, which render nothing."""


def uncommented(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of a template without its comments, each in its place."""
    text = "\n".join(lines)
    if not _COMMENT.search(text):
        return lines
    return tuple(_COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text).split("\n"))
