"""Pages of Flask and Quart whose templates are not escaped, since these escape by the ends of names."""

from __future__ import annotations

import re
from functools import cached_property

from prodready.facts.python import Call, Const, Module, Seq, is_literal, last_word
from prodready.project.code.constants import Constants
from prodready.project.html.shown import given_to_all, spreads
from prodready.project.html.templates import HtmlTemplates
from prodready.project.taint.sanitisers import Sanitisers

BY_SUFFIX = re.compile(r"^(?:flask|quart)\.")
"""Frameworks that escape by the name of a template."""
BY_NAME = "a template of this name is not escaped"
_ESCAPED = (".html", ".htm", ".xml", ".xhtml", ".svg")
"""The ends of the names of templates that Flask and Quart escape."""
_SELECTED = (".html", ".htm", ".xml")
"""Those that Jinja's ``select_autoescape`` picks unless it is told others."""


class ByName:
    """Judges calls that render a template by its name."""

    def __init__(self, constants: Constants, sanitisers: Sanitisers, templates: HtmlTemplates) -> None:
        self.constants = constants
        self.sanitisers = sanitisers
        self.templates = templates

    def is_unescaped(self, path: str, call: Call) -> bool:
        """Whether Flask, which escapes by the names of templates, does not escape what a page shows."""
        template = self.constants.text(path, call.scope, call.arg(0)) or ""
        if not template or template.lower().endswith(_ESCAPED) or self._escapes_all:
            return False
        return any(
            f"/{each}".endswith(f"/{template}") and self._shows_open(path, call, names)
            for each, names in self.templates.showing.items()
        )

    def left_out(self, path: str, module: Module, call: Call) -> str:
        """The name of a template that shows data, which the module takes from an environment that escapes by the ends of names
        and has none for it (``autoescape=select_autoescape(["html"])`` and ``page.jinja``); empty if there is none."""
        made = module.call(call.kwarg("autoescape"))
        if made is None or last_word(made.name) != "select_autoescape" or is_literal(made.kwarg("default"), True):
            return ""
        given = made.arg(0, "enabled_extensions")
        items = given.items if isinstance(given, Seq) else (given,)
        ends = tuple(f".{item.value}".lower() for item in items if isinstance(item, Const)) if given else _SELECTED
        taken = (call.arg(0, "name") for call in module.calls if last_word(call.name) == "get_template")
        names = (name.value for name in taken if isinstance(name, Const) and isinstance(name.value, str))
        shown = (name for name in names if ends and not name.lower().endswith(ends))
        return next(
            (name for name in shown if any(f"/{each}".endswith(f"/{name}") for each in self.templates.showing)), ""
        )

    def _shows_open(self, path: str, call: Call, names: frozenset[str] | None) -> bool:
        """Whether a template, which shows these variables, may be given text that is not sanitised."""
        if names is None or spreads(call):
            return True
        given = {key: value for key, value in call.kwargs if key in names}
        return any(not self.sanitisers.is_safe(path, call.scope, value) for value in given.values()) or (
            not names <= given.keys() and self._gives_more
        )

    @cached_property
    def _gives_more(self) -> bool:
        return given_to_all(self.constants.types.symbols.modules)

    @cached_property
    def _escapes_all(self) -> bool:
        """Whether the application decides by itself which templates are escaped."""
        modules = self.constants.types.symbols.modules.values()
        return any(
            function.name == "select_jinja_autoescape" for module in modules for function in module.functions
        ) or any(
            "autoescape" in assign.target or "jinja_options" in assign.target
            for module in modules
            for assign in module.assigns
        )
