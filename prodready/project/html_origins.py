"""Where a text in Python comes from that goes into HTML: spelt out, unknown, demonstrably from outside, or a request's.

Expressions are followed through variables, containers, functions, classes and what callers pass. ``steps`` are what is asked
of a value: an attribute or a key by its name, ``[]`` for an element, ``?`` for an item whose key is not known.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

import msgspec

from prodready.facts.python import Call, CallRef, Const, Expr, Fmt, Function, Map, Op, Other, Ref, Seq, Sub, last_word
from prodready.project.attribute_origins import AttributeOrigins
from prodready.project.constants import receiver
from prodready.project.container_steps import Steps, bound_to, looked_up, picked
from prodready.project.loop_values import comprehended
from prodready.project.origins import Origin, most_open
from prodready.project.request_values import RequestValues
from prodready.project.sanitisers import Sanitisers
from prodready.project.symbols import Definition
from prodready.project.variability import Variability

Uses: TypeAlias = Callable[[str, Function, str, int], Origin]
"""What templates give to a parameter of a function that they call."""

MAX_DEPTH = 12
MAX_STEPS = 6
_ROWS = re.compile(
    r"\.objects\b|get_(?:object|list)_or_404|\.(?:query|session)\.|\.(?:scalars?|fetch(?:one|all|many)|find_one|execute|select_related)\b"
)
_MANAGER = re.compile(r"\.(?:objects|query)\b")
_REQUEST = re.compile(r"(?:^|[.%:])request(?:[.(\[]|$)")
_ANSWERS = re.compile(
    r"^(?:requests|httpx|urllib\d?|aiohttp|feedparser)\b.*(?:\bget|\bpost|\brequest|urlopen|json|text|read|content|parse)(?:\(\))*$"
)
_ELEMENTS = frozenset(
    f"builtins.{name}" for name in ("list", "tuple", "sorted", "set", "reversed", "iter", "next", "frozenset")
)
_SAME = frozenset(
    {"copy", "all", "filter", "exclude", "order_by", "distinct", "items", "values", "keys", "get", "pop", "setdefault"}
)
_TAGS = frozenset(
    {
        "filter",
        "simple_tag",
        "template_filter",
        "app_template_filter",
        "global_function",
        "contextfilter",
        "pass_context",
    }
)


class HtmlOrigins(msgspec.Struct):
    """Follows expressions; ``uses`` is asked for what templates give to a filter or a tag."""

    sanitisers: Sanitisers
    variability: Variability
    requests: RequestValues
    attributes: AttributeOrigins
    uses: Uses | None = None
    _known: dict[tuple[str, int, Expr, Steps], Origin] = msgspec.field(default_factory=dict)

    def of(self, path: str, scope: int, expr: Expr | None, steps: Steps = (), depth: int = MAX_DEPTH) -> Origin:
        """Where an expression comes from, or what the steps lead to from it."""
        if isinstance(expr, Const):
            return Origin.CLOSED
        if expr is None or depth <= 0 or len(steps) > MAX_STEPS:
            return Origin.UNKNOWN
        key = (path, scope, expr, steps)
        if key not in self._known:
            self._known[key] = Origin.UNKNOWN if steps else Origin.CLOSED  # a text that is added to itself adds nothing
            closed = not steps and self.is_closed(path, scope, expr)
            self._known[key] = Origin.CLOSED if closed else self._of(path, scope, expr, steps, depth - 1)
        return self._known[key]

    def is_closed(self, path: str, scope: int, expr: Expr) -> bool:
        """Whether the text is spelt out, calculated, escaped, sanitised or rendered."""
        return self.sanitisers.is_safe(path, scope, expr) or not self.variability.varies(path, scope, expr)

    def _of(self, path: str, scope: int, expr: Expr, steps: Steps, depth: int) -> Origin:
        if isinstance(expr, Fmt):
            return most_open(self.of(path, scope, part, (), depth) for part in expr.parts)
        if isinstance(expr, Seq):
            return most_open(self.of(path, scope, item, steps[1:], depth) for item in picked(expr, steps))
        if isinstance(expr, Map):
            return most_open(self.of(path, scope, item, rest, depth) for item, rest in looked_up(expr, steps))
        if isinstance(expr, Sub):
            step = str(expr.index.value) if isinstance(expr.index, Const) else "?"
            return self.of(path, scope, expr.value, (step, *steps), depth)
        if isinstance(expr, Op):
            return self._operator(path, scope, expr, steps, depth)
        if isinstance(expr, CallRef):
            return self._call(path, self.variability.types.symbols.modules[path].calls[expr.index], steps, depth)
        return self._name(path, scope, expr, steps, depth) if isinstance(expr, Ref) else Origin.UNKNOWN

    def _operator(self, path: str, scope: int, expr: Op, steps: Steps, depth: int) -> Origin:
        if expr.kind == "comp":
            return self.of(path, scope, expr.items[0], steps[1:], depth)
        if expr.kind == "iter":
            return self.of(path, scope, expr.items[0], ("[]", *steps), depth)
        if expr.kind == "if":
            return most_open(self.of(path, scope, item, steps, depth) for item in _chosen(expr))
        if expr.kind in ("or", "and", "|", "+", "%", "*", "*x", "with"):
            return most_open(self.of(path, scope, item, steps, depth) for item in expr.items)
        return Origin.UNKNOWN

    # calls

    def _call(self, path: str, call: Call, steps: Steps, depth: int) -> Origin:
        types = self.variability.types
        name = types.call_name(path, call)
        if _ANSWERS.search(name):
            return Origin.OUTSIDE
        given = (*call.args, *(value for _, value in call.kwargs))
        found = types.symbols.definition(name)
        if found is not None and found.cls is not None:
            if steps:
                return self.member(found, steps, depth, made=(path, call))
            return max(Origin.UNKNOWN, most_open(self.of(path, call.scope, item, (), depth) for item in given))
        callee = types.callee(path, call)
        if callee is not None and callee.function is not None:
            return self.returned(callee, steps, depth)
        if _ROWS.search(name) and steps:
            return self._of_query(name, steps, depth)
        if (not steps or _REQUEST.search(call.name)) and self.requests.holds(path, call.scope, CallRef(call.index)):
            return Origin.REQUEST
        if last_word(call.name).startswith("render") or call.name.startswith("builtins.super()"):
            return Origin.CLOSED  # a template made the text, or the class of a library whose method is called again
        if _ROWS.search(name):
            return Origin.OUTSIDE
        if name in _ELEMENTS:
            return most_open(self.of(path, call.scope, item, steps, depth) for item in call.args[:1])
        last, held = last_word(name), receiver(call)
        if last in _SAME and held is not None:
            return self._picked_from(path, call, held, steps, depth)
        return self._made_by_library(path, call, held, steps, depth)

    def _made_by_library(self, path: str, call: Call, held: Expr | None, steps: Steps, depth: int) -> Origin:
        """What another package makes of what it is given; of text that was rendered or escaped, what is so."""
        named = self.attributes.by_name(steps) if steps else Origin.UNKNOWN
        if named is not Origin.UNKNOWN:
            return named
        if call.name[0] == "%" and held is None:
            return Origin.UNKNOWN  # a function that nobody sees
        given = (*call.args, *(value for _, value in call.kwargs))
        parts = [self.of(path, call.scope, item, (), depth) for item in given]
        if set(parts) == {Origin.CLOSED} and all(isinstance(item, CallRef) for item in given):
            return Origin.CLOSED
        parts += (
            [self.of(path, call.scope, held, (), depth)] if held is not None and last_word(call.name) != "join" else []
        )
        return max(Origin.UNKNOWN, most_open(parts))

    def _picked_from(self, path: str, call: Call, held: Expr, steps: Steps, depth: int) -> Origin:
        """What a method of a dict or of a query picks."""
        last = last_word(call.name)
        if last == "items" and len(steps) > 1:
            steps = ("[]",) if steps[1] == "0" else ("?", *steps[2:])
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

    def row(self, steps: Steps, depth: int) -> Origin:
        """What a row gives: a column, or what a property gives that one class alone has."""
        known = self.attributes.by_name(steps)
        owner = self.attributes.definer(steps[0]) if steps and known is Origin.UNKNOWN else None
        found = self.member(owner, steps, depth) if owner is not None else known
        return Origin.OUTSIDE if found is Origin.UNKNOWN else found

    def returned(self, callee: Definition, steps: Steps, depth: int) -> Origin:
        """Where what a function of the repository returns comes from."""
        function = callee.function
        if function is None or not function.returned:
            return Origin.UNKNOWN
        if not steps and self.sanitisers.function(callee.path, function):
            return Origin.CLOSED
        return most_open(self.of(callee.path, function.index, item, steps, depth) for item in function.returned)

    # names

    def _name(self, path: str, scope: int, expr: Ref, steps: Steps, depth: int) -> Origin:
        if self.requests.holds(path, scope, expr):
            return Origin.REQUEST
        if expr.name[0] == "%":
            head, *asked = re.findall(r"\w+|\[\]", expr.name)
            return self._local(
                path, scope, Ref(f"%{head}", expr.line), (*("?" if s == "[]" else s for s in asked), *steps), depth
            )
        name, asked = self.variability.types.symbols.resolve(path, expr.name).replace("[]", ".?"), []
        found = self.variability.types.symbols.definition(name)
        while found is None and "." in name:
            name, _, last = name.rpartition(".")
            asked.insert(0, last)
            found = self.variability.types.symbols.definition(name)
        steps = (*asked, *steps)
        if found is None:
            return Origin.UNKNOWN  # of another package
        if found.cls is not None and steps:
            return self.member(found, steps, depth)
        if found.assign is None:
            return Origin.UNKNOWN
        known = self._by_type(found.path, -1, Ref(expr.name), steps, depth) if steps and asked else None
        return known if known is not None else self.of(found.path, found.assign.scope, found.assign.value, steps, depth)

    def _local(self, path: str, scope: int, expr: Ref, steps: Steps, depth: int) -> Origin:
        module, name = self.variability.types.symbols.modules[path], expr.name[1:]
        if name in ("self", "cls") and steps and (owner := _owner(self.variability, path, scope)) is not None:
            return self.member(owner, steps, depth)
        while scope >= 0:
            bound = list(bound_to(self.variability.types, path, scope, name, steps))
            param = module.functions[scope].param(name)
            if bound or param is not None:
                known = self._by_type(path, scope, Ref(f"%{name}"), steps, depth) if steps else None
                if known is not None and known is not Origin.UNKNOWN:
                    return known
                found = [self.of(path, scope, value, rest, depth) for value, rest in bound]
                if param is not None:
                    found.append(self._param(path, module.functions[scope], name, steps, depth))
                return most_open(found)
            inner = comprehended(module, scope, name, expr.line)
            if inner:
                return most_open(self.of(path, scope, item.value, steps, depth) for item in inner)
            scope = module.functions[scope].scope
        inner = comprehended(module, scope, name, expr.line)
        return (
            most_open(self.of(path, scope, item.value, steps, depth) for item in inner)
            if inner
            else self.attributes.by_name(steps)
        )

    def _by_type(self, path: str, scope: int, expr: Ref, steps: Steps, depth: int) -> Origin | None:
        """What an attribute is of a value whose class the repository defines."""
        types = self.variability.types
        found = types.symbols.definition(types.of(path, scope, expr).removesuffix("()"))
        if found is None or found.cls is None or steps[0] in ("?", "[]"):
            return None
        return self.member(found, steps, depth)

    def member(self, owner: Definition, steps: Steps, depth: int, made: tuple[str, Call] | None = None) -> Origin:
        """Where an attribute of a class or of its instances comes from."""
        found: list[Origin] = []
        for where, scope, value in self.attributes.values(owner, steps[0], made):
            if isinstance(value, Origin):
                found.append(
                    self.attributes.by_name(steps[1:]) if len(steps) > 1 and value is Origin.UNKNOWN else value
                )
            else:
                found.append(self.of(where, scope, value, steps[1:], depth))
        return most_open(found) if found else self.attributes.by_name(steps)

    def _param(self, path: str, function: Function, name: str, steps: Steps, depth: int) -> Origin:
        values = self.variability.passed.to(path, function, name)
        if values:
            return most_open(self.of(where, scope, value, steps, depth) for where, scope, value in values)
        if self.attributes.is_given_rows(path, function, name):
            return self.row(steps, depth)
        module = self.variability.types.symbols.modules[path]
        tags = any(last_word(module.written(item)) in _TAGS for item in function.decorators)
        used = self.uses(path, function, name, depth) if self.uses is not None and not steps else Origin.UNKNOWN
        return max(used, self.attributes.by_name(steps)) if tags or not steps else self.attributes.by_name(steps)


def _owner(variability: Variability, path: str, scope: int) -> Definition | None:
    """The class whose ``self`` a function sees."""
    symbols = variability.types.symbols
    module = symbols.modules[path]
    while scope >= 0 and module.functions[scope].owner < 0:
        scope = module.functions[scope].scope
    return (
        symbols.definition(f"{path}:{module.classes[module.functions[scope].owner].qualname}") if scope >= 0 else None
    )


def _chosen(expr: Op) -> tuple[Expr, ...]:
    """What a conditional expression may be; of a value that has to be one of several, those (``x if x in FEW else "a"``)."""
    first, test, other = expr.items
    if isinstance(test, Op) and test.kind == "in" and test.items[0] == first:
        return Sub(test.items[1], Other("?")), other
    return first, other
