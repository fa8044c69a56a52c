"""What a template itself says of its names: loops, assignments, captured markup, parameters of macros, includes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import TypeAlias

import msgspec

from prodready.project.html.template_expressions import arguments, in_brackets

_TAG = re.compile(r"\{%(?P<body>(?:[^%{]|%(?!\})|\{(?!%))*)%\}")
"""A tag up to its end, but never past the beginning of another, so that a text full of open ones costs no more."""
_WORD = re.compile(r"[-+]?\s*(\w+)")
_FOR = re.compile(r"(?P<names>\w+(?:\s*,\s*\w+)*)\s+in\s+(?P<of>.+)", re.DOTALL)
_PAIR = re.compile(r"(?P<name>\w+)\s*=\s*(?P<value>(?:\"[^\"]*\"|'[^']*'|\([^()]*\)|[^\s\"'(,])+)")
_AS = re.compile(r"(?P<value>\S+)\s+as\s+(?P<name>\w+)\s*$")
_SET = re.compile(r"(?P<name>\w+)\s*=\s*(?P<value>.+)", re.DOTALL)
_MACRO = re.compile(r"(?P<name>\w+)\s*\((?P<params>[^%]*)\)", re.DOTALL)
_TEXT = re.compile(r"""["']([^"']+)["']""")
_CALLED = re.compile(r"(?<![\w.])(?<!\bfunction )(?:\w{1,80}\.)?(?P<name>\w{1,80})\(")
"""What looks like a call, but is no function that a script of the page declares."""
_MAX_BODY, _MAX_CALLS = 4000, 500
_CAPTURES = frozenset({"capture", "filter", "blocktrans", "blocktranslate"})
_LOADS = frozenset({"include", "extends", "import", "from"})
_STOPS = re.compile(r"\s+if\s+|\s+recursive\b|\s+reversed\s*$")


Taken: TypeAlias = tuple[str, tuple[str, ...]]
"""An expression, and the steps from it: ``[]`` for an element, a number for a part of one."""


class Bindings(msgspec.Struct, frozen=True):
    """``values``: expressions that a name stands for, with what is taken of them (an element of what a loop runs over);
    ``captured``: names of markup that the template made itself; ``macros``: their parameters by the name of the macro;
    ``loads``: other templates and what they are given; ``calls``: what looks like the call of a macro, with what it is
    given."""

    values: dict[str, tuple[Taken, ...]]
    captured: frozenset[str]
    macros: dict[str, tuple[tuple[str, str], ...]]
    loads: tuple[tuple[str, str, dict[str, str]], ...]
    calls: tuple[tuple[str, str], ...]

    @property
    def parameters(self) -> frozenset[str]:
        """The parameters of all macros."""
        return frozenset(name for params in self.macros.values() for name, _ in params)


def bindings(text: str) -> Bindings:
    """Read one template."""
    values: dict[str, list[Taken]] = {}
    captured: set[str] = set()
    macros: dict[str, tuple[tuple[str, str], ...]] = {}
    loads: list[tuple[str, str, dict[str, str]]] = []
    for found in _TAG.finditer(text):
        begun = _WORD.match(found["body"])
        if begun is None or len(found["body"]) > _MAX_BODY:
            continue
        word, rest = begun[1], found["body"][begun.end() :].strip().removesuffix("-").strip()
        if word == "macro" and (made := _MACRO.match(rest)):
            macros[made["name"]] = tuple(_params(made["params"]))
        elif word in _LOADS:
            loaded = _TEXT.search(rest)
            given = {pair["name"]: pair["value"] for pair in _PAIR.finditer(rest)}
            loads.append((word, loaded[1] if loaded else "", given))
        elif word in _CAPTURES or (word == "set" and "=" not in rest):
            captured.update(re.findall(r"\w+", rest)[-1:])
        else:
            for name, value in _bound(word, rest):
                values.setdefault(name, []).append(value)
    begun_calls = itertools.islice(_CALLED.finditer(text), _MAX_CALLS)
    calls = tuple((item["name"], in_brackets(text[item.end() - 1 : item.end() + _MAX_BODY])[0]) for item in begun_calls)
    return Bindings(
        {name: tuple(found) for name, found in values.items()}, frozenset(captured), macros, tuple(loads), calls
    )


def _bound(word: str, rest: str) -> Iterator[tuple[str, Taken]]:
    if word == "for" and (loop := _FOR.match(rest)):
        names = re.split(r"\s*,\s*", loop["names"])
        of = _STOPS.split(loop["of"])[0].strip()
        for place, name in enumerate(names):
            yield name, (of, ("[]",) if len(names) == 1 else ("[]", str(place)))
    elif word == "set" and (found := _SET.match(rest)):
        yield found["name"], (found["value"].strip(), ())
    elif word == "with":
        renamed = _AS.match(rest)
        if renamed:
            yield renamed["name"], (renamed["value"], ())
        else:
            yield from ((pair["name"], (pair["value"], ())) for pair in _PAIR.finditer(rest))
    elif renamed := _AS.search(rest):  # what a tag of the application gives is known to it alone
        yield renamed["name"], ("?", ())


def _params(text: str) -> Iterator[tuple[str, str]]:
    for part in arguments(text):
        name, _, default = part.partition("=")
        if name.strip():
            yield name.strip(), default.strip()
