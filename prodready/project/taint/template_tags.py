"""Parameters of Django's template tags that every template of the repository gives a constant."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from prodready.api import fact
from prodready.facts.documents import Text
from prodready.facts.python import Const, Expr, Function, Module, Ref, last_word
from prodready.project.snapshot import Snapshot

_TAGS = frozenset({"simple_tag", "simple_block_tag"})
_USE = re.compile(r"\{%-?[ \t]*(?P<name>\w+)\b(?P<given>(?:[^%{]|%(?!\})|\{(?!%))*)%\}")
"""A tag up to its end, but never past the beginning of another, so that a text full of open ones costs no more."""
_WORD = re.compile(r"""(?:(?P<key>\w+)=)?(?P<value>(?:"[^"]*"|'[^']*'|[^\s"'])+)""")
_CONSTANT = re.compile(r"""(?:"[^"]*"|'[^']*'|-?\d+(?:\.\d+)?|True|False|None)\Z""")


class TemplateTags(msgspec.Struct, frozen=True):
    """``constants`` holds (module, function, parameter)."""

    constants: frozenset[tuple[str, int, str]]


@fact
def template_tags(snapshot: Snapshot) -> TemplateTags:
    """Read the uses of the tags that the application declares."""
    declared = {name: (path, function) for path, module in snapshot.application() for name, function in _tags(module)}
    called = {last_word(call.name) for _, module in snapshot.application() for call in module.calls} if declared else ()
    uses: dict[str, list[dict[str, bool]]] = {}
    for _, document in snapshot.of(Text) if declared else ():
        for found in _USE.finditer("\n".join(document.lines)):
            if found["name"] in declared:
                uses.setdefault(found["name"], []).append(
                    _given(declared[found["name"]][1], found["given"].removesuffix("-"))
                )
    return TemplateTags(
        frozenset(
            (path, function.index, param.name)
            for name, (path, function) in declared.items()
            if name in uses and function.name not in called
            for param in function.params
            if all(given.get(param.name, isinstance(param.default, Const)) for given in uses[name])
        )
    )


def _tags(module: Module) -> Iterator[tuple[str, Function]]:
    """The tags that a module declares (``@register.simple_tag``, also under another name)."""
    for function in module.functions:
        for decorator in function.decorators:
            call = module.call(decorator)
            written = call.name if call is not None else decorator.name if isinstance(decorator, Ref) else ""
            if last_word(written) in _TAGS:
                yield _name(call.arg(0, "name") if call is not None else None) or function.name, function


def _name(given: Expr | None) -> str:
    return given.value if isinstance(given, Const) and isinstance(given.value, str) else ""


def _given(function: Function, text: str) -> dict[str, bool]:
    """Whether a use gives each parameter that it names, or that stands in its place, a constant."""
    names = [param.name for param in function.params if param.name != "context" and param.kind == "p"]
    given: dict[str, bool] = {}
    for index, found in enumerate(_WORD.finditer(text)):
        if found["value"] == "as":
            break
        name = found["key"] or (names[index] if index < len(names) else "")
        given[name] = bool(_CONSTANT.match(found["value"]))
    return given
