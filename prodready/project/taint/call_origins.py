"""Where the result of a call comes from: of a function of the repository, of a query, of another package."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod

from prodready.facts.python import Call, CallRef, Const, Expr, Flag, Function, Op, Ref, last_word
from prodready.project.code.constants import receiver
from prodready.project.code.symbols import Definition
from prodready.project.taint.attribute_origins import AttributeOrigins
from prodready.project.taint.container_steps import Steps
from prodready.project.taint.kept_texts import (
    PIECES,
    elements,
    is_foreign,
    keeps_text,
    reads_static_file,
    takes_tags_out,
)
from prodready.project.taint.loop_values import is_empty
from prodready.project.taint.origins import Origin, most_open
from prodready.project.taint.request_values import RequestValues
from prodready.project.taint.sanitiser_names import MARKS
from prodready.project.taint.sanitisers import Sanitisers
from prodready.project.taint.translations import loads_translations
from prodready.project.taint.variability import Variability

_ROWS = re.compile(
    r"\.objects\b|get_(?:object|list)_or_404|\.(?:query|session)\.|\.(?:scalars?|fetch(?:one|all|many)|find_one|execute|select_related)\b"
)
_MANAGER = re.compile(r"\.(?:objects|query)\b")
_ANSWERS = re.compile(
    r"^(?:requests|httpx|urllib\d?|aiohttp|feedparser)\b.*(?:\bget|\bpost|\brequest|urlopen|json|text|read|content|parse)(?:\(\))*$"
)
_FIELD = re.compile(r"^(?:wtforms\w*|django\.forms)\..*Field$")
"""What a form's class declares a field with, whose label it spells out or is made of the field's name."""
_SAME = frozenset(
    {"copy", "all", "filter", "exclude", "order_by", "distinct", "items", "values", "keys", "get", "pop", "setdefault"}
)
OF_REQUEST = re.compile(r"(?:^|[.%:])request(?:[.(\[]|$)")


class CallOrigins(ABC):
    """The part of ``HtmlOrigins`` that looks at calls."""

    sanitisers: Sanitisers
    variability: Variability
    requests: RequestValues
    attributes: AttributeOrigins

    @abstractmethod
    def of(self, path: str, scope: int, expr: Expr | None, steps: Steps = (), depth: int = 0) -> Origin:
        """Where an expression comes from."""

    @abstractmethod
    def member(self, owner: Definition, steps: Steps, depth: int, made: tuple[str, Call] | None = None) -> Origin:
        """Where an attribute of a class comes from."""

    def call(self, path: str, call: Call, steps: Steps, depth: int) -> Origin:
        """What a call gives."""
        types = self.variability.types
        name = types.call_name(path, call)
        if _ANSWERS.search(name):
            return Origin.OUTSIDE
        given = call.arguments
        found = types.symbols.definition(name)
        if found is not None and found.cls is not None:
            if steps:
                return self.member(found, steps, depth, made=(path, call))
            return max(Origin.UNKNOWN, most_open(self.of(path, call.scope, item, (), depth) for item in given))
        callee = types.callee(path, call)
        if callee is not None and callee.function is not None:
            return self.returned(callee, steps, depth)
        if _is_lambda(found) and given and all(self.of(path, call.scope, i, (), depth) is Origin.CLOSED for i in given):
            return Origin.CLOSED
        return self._of_library(path, call, name, steps, depth)

    def _of_library(self, path: str, call: Call, name: str, steps: Steps, depth: int) -> Origin:
        """What a call gives that no function of the repository answers: a file, a row, a part of a container, a page."""
        types = self.variability.types
        pairs = self._pairs(path, call, name)
        if pairs is not None and steps:
            place = ("[]", "0") if steps[0] == "[]" else ("[]", "1")
            return self.of(path, call.scope, pairs, (*place, *steps[1:]), depth)
        own = not steps and reads_static_file(types, path, call)
        if own or loads_translations(types, self.variability.snapshot.files, path, call, name):
            return Origin.CLOSED
        if _ROWS.search(name) and steps:
            return self._of_query(name, steps, depth)
        if (not steps or OF_REQUEST.search(call.name)) and self.requests.holds(path, call.scope, CallRef(call.index)):
            return Origin.REQUEST
        if not steps and (last_word(call.name).startswith("render") or call.name.startswith("builtins.super()")):
            return Origin.CLOSED  # a template made the text, or the class of a library whose method is called again
        if _ROWS.search(name):
            return Origin.OUTSIDE
        run_over = elements(name, call, steps)
        if run_over is not None:
            return most_open(self.of(path, call.scope, item, rest, depth) for item, rest in run_over)
        held = receiver(call)
        if last_word(name) in _SAME and held is not None:
            return self._picked_from(path, call, held, steps, depth)
        return self._made_by_library(path, call, name, steps, depth)

    def _made_by_library(self, path: str, call: Call, name: str, steps: Steps, depth: int) -> Origin:
        """What another package makes of what it is given; of closed text what keeps it, or was a template's."""
        if takes_tags_out(call, name):
            return Origin.CLOSED
        if steps[:1] == ("label",) and _FIELD.search(name):
            label = call.arg(0, "label") if name[:3] == "wtf" else call.kwarg("label")
            return self.of(path, call.scope, label, (), depth) if label is not None else Origin.CLOSED
        named = self.attributes.by_name(steps) if steps else Origin.UNKNOWN
        held = receiver(call)
        if isinstance(held, Ref) and is_foreign(self.variability.types.symbols, path, held):
            held = None  # a module
        elif held is not None and last_word(name) in PIECES:
            return self.of(path, call.scope, held, (), depth)
        if named is not Origin.UNKNOWN or (call.name[0] == "%" and held is None):
            return named  # a function that nobody sees
        if isinstance(held, Ref) and held.name[0] == "%" and self.attributes.definers(last_word(call.name)):
            return self.of(path, call.scope, held, (last_word(call.name), *steps), depth)  # a method of a row
        given = call.arguments
        parts = [self.of(path, call.scope, item, (), depth) for item in given]
        made = all(isinstance(item, CallRef) for item in given) and bool(given)
        parts += (
            [self.of(path, call.scope, held, (), depth)] if held is not None and last_word(call.name) != "join" else []
        )
        if (made or keeps_text(name)) and set(parts) == {Origin.CLOSED}:
            return Origin.CLOSED
        return max(Origin.UNKNOWN, most_open(parts))

    def _picked_from(self, path: str, call: Call, held: Expr, steps: Steps, depth: int) -> Origin:
        """What a method of a dict or of a query picks."""
        last = last_word(call.name)
        if last == "items" and len(steps) > 1 and steps[1].isdigit():
            steps = ("[]",) if steps[1] == "0" else ("?", *steps[2:])
        elif last == "items" and steps[:1] == ("[]",):  # a pair as it is, of which a part may be taken later
            either = (("[]",), ("?", *steps[1:]))
            return most_open(self.of(path, call.scope, held, rest, depth) for rest in either)
        elif last == "values" and steps:
            steps = ("?", *steps[1:])
        elif last in ("get", "pop", "setdefault"):
            key = call.args[0] if call.args else None
            steps = (str(key.value) if isinstance(key, Const) else "?", *steps)
            default = [self.of(path, call.scope, item, steps[1:], depth) for item in call.args[1:]]
            return most_open([self.of(path, call.scope, held, steps, depth), *default])
        return self.of(path, call.scope, held, steps, depth)

    def _of_query(self, name: str, steps: Steps, depth: int) -> Origin:
        """What a query of a model of the repository gives (``Page.query.all()``), or any other."""
        model = self.variability.types.symbols.definition(_MANAGER.split(name)[0])
        asked = steps[1:] if steps[0] in ("[]", "?") else steps
        if model is None or model.cls is None or not asked:
            return self.row(asked or steps, depth)
        return self.member(model, asked, depth)

    def _pairs(self, path: str, call: Call, name: str) -> Expr | None:
        """What a dict is made of that pairs keys and values up (``dict(zip(kinds, icons))``)."""
        given = call.args[0] if name == "builtins.dict" and len(call.args) == 1 else None
        made = self.variability.types.symbols.modules[path].call(given)
        return given if made is not None and made.name == "builtins.zip" else None

    def row(self, steps: Steps, depth: int, model: Definition | None = None) -> Origin:
        """What a row gives, of a class if it is known: a column, or what a property gives that few classes have."""
        asked = steps[1:] if steps[:1] in (("[]",), ("?",)) else steps
        if model is not None and asked:
            found = self.member(model, asked, depth)
            return Origin.OUTSIDE if found is Origin.UNKNOWN else found
        known = self.attributes.by_name(steps)
        owners = self.attributes.definers(steps[0]) if steps and known is Origin.UNKNOWN else []
        found = most_open(self.member(owner, steps, depth) for owner in owners) if owners else known
        return Origin.OUTSIDE if found is Origin.UNKNOWN else found

    def returned(self, callee: Definition, steps: Steps, depth: int) -> Origin:
        """Where what a function of the repository returns comes from."""
        function = callee.function
        if function is None or not function.returned:
            return Origin.UNKNOWN if function is None else self._yielded(callee.path, function, steps, depth)
        if not steps and (self.sanitisers.function(callee.path, function) or self._marks(callee.path, function)):
            return Origin.CLOSED
        told = [item for item in function.returned if not is_empty(item)] or function.returned
        return most_open(self.of(callee.path, function.index, item, steps, depth) for item in told)

    def _marks(self, path: str, function: Function) -> bool:
        """Whether all that a function returns is marked there as markup, which is a place of its own."""
        types = self.variability.types
        calls = [types.symbols.modules[path].call(item) for item in function.returned]
        return all(call is not None and MARKS.match(types.call_name(path, call)) for call in calls)

    def _yielded(self, path: str, function: Function, steps: Steps, depth: int) -> Origin:
        """Where the elements come from that a generator makes by calls, the only ones that are known."""
        calls = self.variability.types.symbols.modules[path].calls_of(function.index)
        made = [call.index for call in calls if call.has(Flag.YIELDED)]
        if steps[:1] != ("[]",):
            return Origin.UNKNOWN
        return most_open(self.of(path, function.index, CallRef(index), steps[1:], depth) for index in made)


def _is_lambda(found: Definition | None) -> bool:
    """Whether a name is bound to a lambda, which gives what it makes of its arguments."""
    value = found.assign.value if found is not None and found.assign is not None else None
    return isinstance(value, Op) and value.kind == "lambda"
