"""The small grammar of expressions in templates: arguments, brackets, and what is asked of a name step by step."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STEP = re.compile(r"""\.(?P<name>\w+)|\[\s*["'](?P<key>[^"']*)["']\s*\]|\[(?P<index>[^\]]*)\]|(?P<call>\()""")


def arguments(text: str) -> list[str]:
    """The parts of a list of arguments, split at its own commas."""
    return [part.strip() for part in split(text, ",") if part.strip()]


def split(text: str, sign: str) -> list[str]:
    """A text split at a sign, or a word with its blanks, that stands neither in quotes nor in brackets."""
    parts, start, depth, quote, index = list[str](), 0, 0, "", 0
    while index < len(text):
        char = text[index]
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        elif char in "([{":
            depth += 1
        elif char in ")]}":
            depth -= 1
        elif depth == 0 and text.startswith(sign, index):
            parts.append(text[start:index])
            start = index + len(sign)
            index = start
            continue
        index += 1
    return [*parts, text[start:]]


def entries(text: str) -> dict[str, str] | None:
    """What stands in a dict that is spelt out, by key; None for what is no such dict or has a key that is no text."""
    if not (text.startswith("{") and text.endswith("}")):
        return None
    found = dict[str, str]()
    for part in arguments(text[1:-1]):
        key, *value = split(part, ":")
        name = re.fullmatch(r"\s*(?:\"([^\"]*)\"|'([^']*)')\s*", key)
        if name is None or not value:
            return None
        found[name[1] or name[2] or ""] = ":".join(value).strip()
    return found


def in_brackets(text: str) -> tuple[str, str]:
    """What stands between a bracket and the one that closes it, and what follows."""
    depth = 0
    for index, char in enumerate(text):
        depth += {"(": 1, ")": -1}.get(char, 0)
        if depth == 0:
            return text[1:index], text[index + 1 :]
    return text[1:], ""


def argument(text: str, place: int, name: str) -> str:
    """What a tag is given for a parameter."""
    words = re.findall(r"""(?:\w+=)?(?:"[^"]*"|'[^']*'|[^\s"'])+""", text.partition(" as ")[0])
    keyed = [item.partition("=")[2] for item in words if item.startswith(f"{name}=")]
    return keyed[0] if keyed else words[place] if place < len(words) and "=" not in words[place] else '""'


def of_pairs(steps: tuple[str, ...]) -> tuple[str, ...]:
    """The steps from a dict to what those from its pairs lead to: to a key, or to an item."""
    if len(steps) < 2 or steps[0] != "[]":
        return steps
    return ("[]", *steps[2:]) if steps[1] == "0" else ("?", *steps[2:])


def steps_of(text: str) -> Iterator[str]:
    """What is asked of a name, one after another (``.item["title"].strip()``)."""
    index = 0
    while (found := _STEP.match(text, index)) is not None:
        index = found.end()
        if found["call"]:
            index = len(text) - len(in_brackets(text[index - 1 :])[1])
        else:
            step = found["name"] or found["key"] or found["index"] or ""
            yield step if found["name"] or found["key"] or step.isdigit() else "?"
