"""Words of shell text with what is known put in: variables, the arguments of a script or function, and parts of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.project.commands.lexer import tokens

_VARIABLE = re.compile(r"\$\{(\w+)(?::?-([^{}]*))?\}|\$(\w+)")
_ARGUMENTS = re.compile(r"\$[@*]|\$\{[@*](?::?-([^{}]*))?\}")
_REST = re.compile(r"\$\{[@*]:(\d+)\}")
"""All arguments from a place on, as written or left over by ``shift``."""
_WHICH = re.compile(r"^\$\((?:which|command -v)\s+([\w.-]+)\)$")


def hands_on(word: str) -> bool:
    """Whether a word stands for arguments that are handed on."""
    return bool(_ARGUMENTS.fullmatch(word) or _REST.fullmatch(word))


def rest_of(word: str, args: tuple[str, ...]) -> tuple[str, ...] | None:
    """The arguments that ``"${@:2}"`` stands for; None if the word is something else."""
    found = _REST.fullmatch(word)
    return args[max(int(found[1]) - 1, 0) :] if found is not None else None


def fill(word: str, env: dict[str, str], args: tuple[str, ...], known: bool, depth: int) -> Iterator[str]:
    """A word with what its variables and arguments are put in; what is unknown stays as written."""
    everything = _ARGUMENTS.fullmatch(word)
    if everything and (known or args):
        yield from args or filter(None, (everything[1],))
        return
    whole = _VARIABLE.fullmatch(word)
    if whole and depth < 4:
        value = _value(whole, env, args, known)
        if value is not None and value != word:
            for token in tokens(value):
                yield from fill(token.text, env, args, known, depth + 1)
            return
    yield _VARIABLE.sub(lambda found: _put_in(found, _value(found, env, args, known)), word)[:20_000]


def _put_in(found: re.Match[str], value: str | None) -> str:
    """The value, which may be empty; an unknown variable stays as it is."""
    return found.group() if value is None else value


def _value(found: re.Match[str], env: dict[str, str], args: tuple[str, ...], known: bool) -> str | None:
    name = found.group(1) or found.group(3)
    if name.isdigit() and known:
        position = int(name) - 1
        return args[position] if 0 <= position < len(args) else found.group(2) or ""
    value = env.get(name)
    if value is None or (found.group(2) is not None and value == found.group()):  # NAME="${NAME:-default}"
        return found.group(2)
    return value


def headed(words: list[str]) -> tuple[str, ...]:
    """A program that only an unknown variable names: Python if what follows looks like it, else dropped."""
    while words and (not words[0] or words[0].startswith("$")):
        which = _WHICH.match(words[0])
        following = words[1] if len(words) > 1 else ""
        if which or following == "-m" or following.endswith(".py"):
            return (which.group(1) if which else "python", *words[1:])
        if "/" in words[0]:
            break
        words = words[1:]
    return tuple(words)
