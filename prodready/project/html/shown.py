"""Which variables a template shows that its engine does not escape, and whether a view gives them anything open."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from prodready.facts.python import Call, Module

_EXPRESSION = re.compile(r"\{\{-?\s*(?P<body>.*?)\s*-?\}\}")
_BINDS = re.compile(r"\{%-?\s*(?:for|set|macro|call|with|import|from|include|extends|block|filter)\b")
_PLAIN = re.compile(r"(?P<name>[A-Za-z_]\w*)(?P<rest>.*)", re.DOTALL)
_GLOBAL = re.compile(
    r"context_processor|template_global|template_context|jinja_env|jinja_environment|\.globals\b|jinja_options"
)
"""Names by which an application gives all templates something."""


def shown_names(lines: Sequence[str]) -> frozenset[str] | None:
    """The variables that a template shows; None if it takes some from elsewhere, or shows more than variables."""
    text = "\n".join(lines)
    if _BINDS.search(text):
        return None
    found = set()
    for each in _EXPRESSION.finditer(text):
        plain = _PLAIN.match(each["body"])
        if plain is None or re.search(r"[A-Za-z_(]", re.sub(r"\.\w+|\|\s*\w+|\"[^\"]*\"|'[^']*'", "", plain["rest"])):
            return None
        found.add(plain["name"])
    return frozenset(found)


def given_to_all(modules: Mapping[str, Module]) -> bool:
    """Whether the application gives its templates more than their views do."""
    return any(
        _GLOBAL.search(name)
        for module in modules.values()
        for name in (*(call.name for call in module.calls), *(item.target for item in module.assigns))
    ) or any(
        _GLOBAL.search(module.written(each))
        for module in modules.values()
        for function in module.functions
        for each in function.decorators
    )


def spreads(call: Call) -> bool:
    """Whether a call gives a template what it does not name."""
    return len(call.args) > 1 or any(key == "**" for key, _ in call.kwargs)
