"""Where a text comes from that a template puts into a page as it is.

Names are followed through the template's own loops and assignments, through macros and includes to what they are given, and
to the code that renders the template.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

import msgspec

from prodready.facts.python import Expr, Function, Module, Op, Ref, last_word
from prodready.project.code.symbols import Definition
from prodready.project.html.names import (
    ADDING_FILTERS,
    CLEANING_PACKAGES,
    DESCRIBING_PAGES,
    RENDERED_PARTS,
    SETTING_NAME,
)
from prodready.project.html.origins import MAX_STEPS, HtmlOrigins
from prodready.project.html.template_bindings import Bindings, bindings
from prodready.project.html.template_contexts import Contexts, Entries
from prodready.project.html.template_expressions import (
    argument,
    arguments,
    entries,
    in_brackets,
    of_pairs,
    split,
    steps_of,
)
from prodready.project.html.template_globals import globals_of
from prodready.project.snapshot import Snapshot
from prodready.project.taint.origins import Origin, most_open

MAX_DEPTH = 10
_CLEANS = re.compile(
    r"(?:escape|e|force_escape|tojson|json_script|bleach\w*|sanit\w*|clean\w*|striptags|urlize|linebreaks(?:br)?|escapejs|xmlattr"
    r"|urlencode|floatformat|intcomma|date|length|nh3\w*|int|float|round|count|filesizeformat)$"
)
_OF_DICTS = frozenset({"?", "[]", "get", "items", "iteritems", "values", "pop"})
"""Steps from a dict that name none of its keys."""
_PAIRS = re.compile(r"(?:dictsort|items)$")
_LITERAL = re.compile(r"""(["']).*?\1|\b(?:True|False|None|true|false|none|not|in|is)\b""", re.DOTALL)
_OWN = frozenset(
    {"loop", "forloop", "settings", "config", "_", "gettext", "ngettext", "trans", "t", "url_for", "static", "url"}
)
_ASKED = re.compile(
    r"(?:GET|POST|args|form|values|query_params|params|cookies|headers|path|url|full_path|META|json|matchdict)$"
)
_BY_DEVELOPERS = re.compile(r"\b(?:help_text|\w*(?:field|input)\.label|form\.media|field\.errors)\s*$")
"""Texts of forms, which Django's documentation marks safe in this way."""
_CHOICES = re.compile(r"\bfield\.choices\s*$")
"""The choices of a field of Django, whose first halves are constants or keys."""
_ERRORS = re.compile(r"(?:^|[\w.])form\.errors(?P<pairs>\.items(?:\(\))?)?$")
"""What a form found wrong, by the names of its fields."""
_RESET = re.compile(r"(?:^|/)registration/password_reset\w*_email\.html$")
_OF_RESET = frozenset({"protocol", "domain", "site_name", "uid", "token"})
"""What Django gives its mail about a forgotten password beside the user: encoded keys, and the host that it allows."""
_USES = 20


class TemplateOrigins(msgspec.Struct, dict=True):
    """Follows the expressions of templates, whose texts are given by their paths."""

    snapshot: Snapshot
    python: HtmlOrigins
    contexts: Contexts
    texts: dict[str, str]
    _bindings: dict[str, Bindings] = msgspec.field(default_factory=dict)
    _elsewhere: dict[str, bool] = msgspec.field(default_factory=dict)
    _known: dict[tuple[str, str, tuple[str, ...]], Origin] = msgspec.field(default_factory=dict)

    def of(self, template: str, expression: str, steps: tuple[str, ...] = (), depth: int = MAX_DEPTH) -> Origin:
        """Where an expression of a template comes from, or what the steps lead to from it."""
        text = expression.strip()
        while text.startswith("(") and text.endswith(")") and len(split(text[1:-1], ")")) == 1:
            text = text[1:-1].strip()
        if depth <= 0 or not text:
            return Origin.UNKNOWN
        if _BY_DEVELOPERS.search(text) or (RENDERED_PARTS.search(text) and all(step in ("[]", "?") for step in steps)):
            return Origin.CLOSED
        errors = _ERRORS.search(text)
        if (_CHOICES.search(text) and steps == ("[]", "0")) or (
            errors is not None and steps == (("[]", "0") if errors["pairs"] else ("[]",))
        ):
            return Origin.CLOSED
        if not re.search(r"[A-Za-z_?]", _LITERAL.sub("", text).replace("_(", "")):
            return Origin.CLOSED
        base, *filters = split(text, "|")
        if filters:
            return self._filtered(template, base, filters, steps, depth)
        before, *after = split(text, " if ")
        if after:
            other = split(after[0], " else ")[1:]
            return most_open(self.of(template, item, steps, depth - 1) for item in (before, *other))
        for sign in (" or ", " and ", "~", "+", " % "):
            parts = split(text, sign)
            if len(parts) > 1:
                return most_open(self.of(template, item, steps, depth - 1) for item in parts)
        return self._path(template, text, steps, depth)

    def _filtered(self, template: str, base: str, filters: list[str], steps: tuple[str, ...], depth: int) -> Origin:
        names = [found[0] for item in filters if (found := re.match(r"\w+", item.strip()))]
        if any(map(_CLEANS.match, names)):
            return Origin.CLOSED
        for name in names:
            own = self.functions.get(name, [])
            if len(own) == 1:
                return self.python.returned(own[0], steps, depth)
            if not own and name in CLEANING_PACKAGES:
                return Origin.CLOSED
        if any(map(_PAIRS.match, names)):
            steps = of_pairs(steps)
        added = (found for item in filters if (found := ADDING_FILTERS.match(item.strip())))
        told = [self.of(template, found["colon"] or found["round"], (), depth - 1) for found in added]
        return most_open([self.of(template, base, steps, depth - 1), *told])

    def _path(self, template: str, text: str, steps: tuple[str, ...], depth: int) -> Origin:
        spelt = entries(text) if steps and steps[0] not in _OF_DICTS else None
        if spelt is not None:
            return self.of(template, spelt[steps[0]], steps[1:], depth - 1) if steps[0] in spelt else Origin.CLOSED
        if text[0] in "[({":
            parts = [item.rpartition(":")[2] for item in arguments(text[1:-1])]
            return most_open(self.of(template, item, steps[1:], depth - 1) for item in parts)
        found = re.match(r"(?:not\s+)?(\w+)", text)
        if found is None:
            return Origin.UNKNOWN
        root, rest = found[1], text[found.end() :].strip()
        if rest.startswith("("):
            return self._called(template, root, rest, steps, depth)
        asked = list(steps_of(rest))
        if len(asked) == 1 and asked[0] in self.calls_of_macros and rest.startswith(f".{asked[0]}("):
            return Origin.CLOSED  # what a macro of another template makes
        if asked and asked[0] in ("items", "iteritems"):
            return self.named(template, root, of_pairs(steps), depth)
        if asked and asked[0] == "values" and steps:
            return self.named(template, root, ("?", *steps[1:]), depth)
        return self.named(template, root, (*asked, *steps), depth)

    def _called(self, template: str, name: str, rest: str, steps: tuple[str, ...], depth: int) -> Origin:
        """A function or a macro that is called; what a macro makes is escaped where it stands."""
        if name in self.calls_of_macros or name in ("super", "caller", "csrf_input", "csrf_token"):
            return Origin.CLOSED
        inside, further = in_brackets(rest)
        given, steps = arguments(inside), (*steps_of(further), *steps)
        if name in _OWN:
            return most_open(
                [Origin.CLOSED, *(self.of(template, item.rpartition("=")[2], (), depth - 1) for item in given)]
            )
        own = self.functions.get(name, [])
        return self.python.returned(own[0], steps, depth) if len(own) == 1 else Origin.UNKNOWN

    def named(self, template: str, name: str, steps: tuple[str, ...], depth: int) -> Origin:
        """Where a name of a template comes from."""
        if name in _OWN or (name in _OF_RESET and _RESET.search(template)):
            return Origin.CLOSED
        if name == "request" and steps and _ASKED.match(steps[0]):
            return Origin.REQUEST
        if depth <= 0 or len(steps) > MAX_STEPS:
            return Origin.UNKNOWN
        key = (template, name, steps)
        if key not in self._known:
            self._known[key] = Origin.UNKNOWN  # a name that stands for itself adds nothing
            found = most_open(self._named(template, name, steps, depth - 1))
            setting = (
                found is Origin.UNKNOWN
                and not steps
                and (SETTING_NAME.fullmatch(name) or DESCRIBING_PAGES.search(template))
            )
            self._known[key] = Origin.CLOSED if setting else found
        return self._known[key]

    def _named(self, template: str, name: str, steps: tuple[str, ...], depth: int) -> Iterator[Origin]:
        own = self.bindings(template)
        if name in own.captured:
            yield Origin.CLOSED
        for value, taken in own.values.get(name, ()):
            yield self.of(template, value, (*taken, *steps), depth)
        if name in own.captured or name in own.values:
            return
        if name in own.parameters:
            yield from self._handed(template, name, steps, depth)
            return
        found = list(self._from_outside(template, name, steps, depth))
        yield from found
        if not found:
            yield self.python.attributes.by_name(steps) if steps and self.is_rendered(template) else Origin.UNKNOWN

    def is_rendered(self, template: str) -> bool:
        """Whether the code or another template names a template."""
        return bool(self.contexts.of(template) or self.loaders.get(template.rpartition("/")[2]))

    def _handed(self, template: str, name: str, steps: tuple[str, ...], depth: int) -> Iterator[Origin]:
        """What the calls of a macro give for its parameter."""
        for macro, params in self.bindings(template).macros.items():
            names = [param for param, _ in params]
            if name not in names:
                continue
            for where, given in self.calls_of_macros.get(macro, ()):
                values = arguments(given)
                keyed = [item.partition("=")[2] for item in values if re.match(rf"{name}\s*=(?!=)", item)]
                placed = [item for item in values if not re.match(r"\w+\s*=(?!=)", item)]
                place = names.index(name)
                value = keyed[0] if keyed else placed[place] if place < len(placed) else dict(params)[name]
                if not (where == template and value == name and not keyed):  # its own head
                    yield self.of(where, value, steps, depth) if value else Origin.CLOSED

    def _from_outside(self, template: str, name: str, steps: tuple[str, ...], depth: int) -> Iterator[Origin]:
        for handing in self.contexts.of(template):
            values, whole = self.contexts.values(handing, name)
            yield from (self.python.of(path, scope, value, steps) for path, scope, value in values)
            if values and self._is_open_elsewhere(name):
                yield Origin.UNKNOWN  # this may be a preview of what is rendered under a name that is put together
            if not values and handing.shows_rows(name):
                yield self.python.row(steps, MAX_DEPTH, handing.model)
            elif not values and not whole and name not in self.everywhere.values:
                yield self.python.attributes.by_name(steps)
        for where, word, given in self.loaders.get(template.rpartition("/")[2], ()):
            if word == "include" and name in given:
                yield self.of(where, given[name], steps, depth)
            elif word in ("include", "extends"):
                yield self.named(where, name, steps, depth)
        for path, scope, value in self.everywhere.values.get(name, ()):
            yield self.python.of(path, scope, value, steps)

    def _is_open_elsewhere(self, name: str) -> bool:
        """Whether a dict that no known place renders has under the same name what is not spelt out."""
        if name not in self._elsewhere:
            found = self.contexts.elsewhere.get(name, ())
            self._elsewhere[name] = any(self.python.of(*value) is not Origin.CLOSED for value in found)
        return self._elsewhere[name]

    def given(self, path: str, function: Function, name: str, depth: int) -> Origin:
        """What templates give to a parameter of a filter or of a tag."""
        names = [param.name for param in function.params if param.name not in ("context", "self")]
        place = names.index(name) if name in names else 0
        tag = function.name
        piped = re.compile(rf"\{{\{{-?((?:[^{{}}|]|\|(?!\s*{tag}\b))+)\|\s*{tag}\b")
        called = re.compile(rf"\{{%-?\s*{tag}\b([^%]*)%\}}")
        found: list[Origin] = []
        for template, text in self.texts.items():
            if tag in text:
                uses = [use[1] if place == 0 else "?" for use in piped.finditer(text)]
                uses += [argument(use[1], place, name) for use in called.finditer(text)]
                found += [self.of(template, use, (), depth - 4) for use in uses]
            if len(found) >= _USES:
                break
        return most_open(found)

    # tables

    def bindings(self, template: str) -> Bindings:
        """What a template says of its names."""
        if template not in self._bindings:
            self._bindings[template] = bindings(self.texts.get(template, ""))
        return self._bindings[template]

    @cached_property
    def loaders(self) -> dict[str, list[tuple[str, str, dict[str, str]]]]:
        """The templates that load another, by the last part of its path."""
        found: dict[str, list[tuple[str, str, dict[str, str]]]] = {}
        for template in self.texts:
            for word, name, given in self.bindings(template).loads:
                found.setdefault(name.rpartition("/")[2], []).append((template, word, given))
        return found

    @cached_property
    def calls_of_macros(self) -> dict[str, list[tuple[str, str]]]:
        """What each macro is given, with the template that calls it."""
        found: dict[str, list[tuple[str, str]]] = {
            macro: [] for template in self.texts for macro in self.bindings(template).macros
        }
        for template in self.texts:
            for name, given in self.bindings(template).calls:
                if name in found:
                    found[name].append((template, given))
        return found

    @cached_property
    def functions(self) -> dict[str, list[Definition]]:
        """The functions of the application's modules by name, which filters and globals of templates may be."""
        found: dict[str, list[Definition]] = {}
        for path, module in self.snapshot.application():
            for function in module.functions:
                if function.owner < 0 and function.scope < 0:
                    found.setdefault(function.name, []).append(Definition(path, function.name, function=function))
        return found

    @cached_property
    def everywhere(self) -> Entries:
        """What context processors and the globals of an environment give to all templates."""
        found = Entries()
        for path, module in self.snapshot.application():
            for key, scope, value in globals_of(module):
                found.add(key, (path, scope, value))
            for function in module.functions:
                if _is_processor(path, module, function):
                    for item in function.returned:
                        found.merge(self.contexts.entries(path, function.index, item))
            for call in module.calls:
                given = call.arg(0) if last_word(call.name) == "context_processor" else None
                for where, scope, item in self._added(path, call.scope, given):
                    found.merge(self.contexts.entries(where, scope, item))
        return found

    def _added(self, path: str, scope: int, given: Expr | None) -> Iterator[tuple[str, int, Expr]]:
        """What a function returns that is handed to ``app.context_processor(…)``, a lambda or one that has a name."""
        if isinstance(given, Op) and given.kind == "lambda":
            yield from ((path, scope, item) for item in given.items)
        elif isinstance(given, Ref):
            symbols = self.contexts.types.symbols
            named = symbols.definition(symbols.resolve(path, given.name))
            if named is not None and named.function is not None:
                yield from ((named.path, named.function.index, item) for item in named.function.returned)


def _is_processor(path: str, module: Module, function: Function) -> bool:
    """Whether a function adds to the context of all templates."""
    decorated = any(last_word(module.written(item)).endswith("context_processor") for item in function.decorators)
    return decorated or ("context_processor" in path and function.owner < 0 and len(function.params) == 1)
