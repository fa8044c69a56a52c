"""Where a text in Python comes from that goes into HTML: spelt out, unknown, demonstrably from outside, or a request's.

Expressions are followed through variables, containers, functions, classes and what callers pass. ``steps`` are what is asked
of a value: an attribute or a key by its name, ``[]`` for an element, ``?`` for an item whose key is not known.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from prodready.facts.python import (
    Call,
    CallRef,
    Const,
    Expr,
    Flag,
    Fmt,
    Function,
    Map,
    Op,
    Other,
    Ref,
    Seq,
    Sub,
    last_word,
)
from prodready.project.code.reaching import replaced
from prodready.project.code.symbols import Definition
from prodready.project.html.view_models import model_of
from prodready.project.taint.attribute_origins import AttributeOrigins
from prodready.project.taint.call_origins import OF_REQUEST, CallOrigins
from prodready.project.taint.container_steps import Steps, bound_to, looked_up, picked, taken
from prodready.project.taint.loop_values import comprehended, is_empty, iterables
from prodready.project.taint.origins import Origin, most_open
from prodready.project.taint.request_values import RequestValues
from prodready.project.taint.sanitisers import Sanitisers
from prodready.project.taint.shown_rows import TEXT, ShownRows
from prodready.project.taint.variability import Variability

Uses: TypeAlias = Callable[[str, Function, str, int], Origin]
"""What templates give to a parameter of a function that they call."""

_SUPER = "builtins.super()."
MAX_DEPTH = 13
MAX_STEPS = 6
_QUOTES = frozenset(
    {"translate", "adapt", "mogrify", "SQL", "Identifier", "Literal", "literal", "as_sql", "quoted_name"}
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


@dataclass
class HtmlOrigins(CallOrigins):
    """Follows expressions; ``uses`` is asked for what templates give to a filter or a tag."""

    sanitisers: Sanitisers
    variability: Variability
    requests: RequestValues
    attributes: AttributeOrigins
    uses: Uses | None = None
    _known: dict[tuple[str, int, Expr, Steps], Origin] = field(default_factory=dict)

    @cached_property
    def rows(self) -> ShownRows:
        """Which rows are shown as their class says."""
        return ShownRows(self.variability.types, self.attributes)

    def of(self, path: str, scope: int, expr: Expr | None, steps: Steps = (), depth: int = MAX_DEPTH) -> Origin:
        """Where an expression comes from, or what the steps lead to from it."""
        if isinstance(expr, Const):
            return Origin.CLOSED
        if expr is None or depth <= 0 or len(steps) > MAX_STEPS:
            return Origin.UNKNOWN
        key = (path, scope, expr, steps)
        if key not in self._known:
            self._known[key] = Origin.UNKNOWN if steps else Origin.CLOSED  # a text that is added to itself adds nothing
            closed = self._is_spelt(path, scope, expr) if steps else self.is_closed(path, scope, expr)
            self._known[key] = Origin.CLOSED if closed else self._of(path, scope, expr, steps, depth - 1)
        return self._known[key]

    def is_closed(self, path: str, scope: int, expr: Expr) -> bool:
        """Whether the text is spelt out, calculated, escaped, sanitised or rendered."""
        if self.sanitisers.is_safe(path, scope, expr):
            return True
        call = self.variability.types.symbols.modules[path].call(expr)
        quotes = call is not None and last_word(call.name) in _QUOTES  # for SQL, not for HTML
        return not quotes and not self.variability.varies(path, scope, expr)

    def _is_spelt(self, path: str, scope: int, expr: Expr) -> bool:
        """Whether a display holds nothing open, whatever is asked of it."""
        return isinstance(expr, (Seq, Map)) and self.sanitisers.is_safe(path, scope, expr)

    def _of(self, path: str, scope: int, expr: Expr, steps: Steps, depth: int) -> Origin:
        if isinstance(expr, Fmt):
            return most_open(self.of(path, scope, part, (), depth) for part in expr.parts)
        if isinstance(expr, Seq):
            return most_open(self.of(path, scope, item, steps[1:], depth) for item in picked(expr, steps))
        if isinstance(expr, Map):
            return most_open(self.of(path, scope, item, rest, depth) for item, rest in looked_up(expr, steps))
        if isinstance(expr, Sub):
            step = (str(expr.index.value),) if isinstance(expr.index, Const) else ("?",)
            taken = () if isinstance(expr.index, Other) and expr.index.kind == "Slice" else step
            return self.of(path, scope, expr.value, (*taken, *steps), depth)
        if isinstance(expr, Op):
            return self._operator(path, scope, expr, steps, depth)
        if isinstance(expr, CallRef):
            return self.call(path, self.variability.types.symbols.modules[path].calls[expr.index], steps, depth)
        row = self.rows.of(path, scope, expr) if not steps else None
        if row is not None:
            return self.member(row, (TEXT,), depth) if self.rows.tells(row) else Origin.CLOSED
        return self._name(path, scope, expr, steps, depth) if isinstance(expr, Ref) else Origin.UNKNOWN

    def _operator(self, path: str, scope: int, expr: Op, steps: Steps, depth: int) -> Origin:
        if expr.kind == "comp":
            return most_open(self.of(path, scope, item, steps[1:], depth) for item in _made(expr, steps))
        if expr.kind == "iter":
            return self.of(path, scope, expr.items[0], ("[]", *steps), depth)
        if expr.kind == "if":
            return most_open(self.of(path, scope, item, steps, depth) for item in _chosen(expr))
        if expr.kind in ("or", "and", "|", "+", "%", "*", "*x", "with"):
            return most_open(self.of(path, scope, item, steps, depth) for item in expr.items)
        return Origin.CLOSED if expr.kind == "number" else Origin.UNKNOWN

    # names

    def _name(self, path: str, scope: int, expr: Ref, steps: Steps, depth: int) -> Origin:
        itself = OF_REQUEST.search(expr.name) or not (steps or "." in expr.name)
        if itself and self.requests.holds(path, scope, expr):
            return Origin.REQUEST
        if expr.name[0] == "%":
            head, *asked = re.findall(r"\w+|\[\]", expr.name)
            return self._local(
                path, scope, Ref(f"%{head}", expr.line), (*("?" if s == "[]" else s for s in asked), *steps), depth
            )
        if expr.name.startswith(_SUPER):
            return self._of_base(path, scope, (*expr.name.removeprefix(_SUPER).split("."), *steps), depth)
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

    def _of_base(self, path: str, scope: int, steps: Steps, depth: int) -> Origin:
        """What the class above says (``super().title``)."""
        owner = _owner(self.variability, path, scope)
        symbols = self.variability.types.symbols
        above = symbols.ancestors(owner.path, owner.cls) if owner is not None and owner.cls is not None else ()
        base = next((found for _, found in above if found is not None and found.cls is not None), None)
        return self.member(base, steps, depth) if base is not None else self.attributes.by_name(steps)

    def _local(self, path: str, scope: int, expr: Ref, steps: Steps, depth: int) -> Origin:
        module, name = self.variability.types.symbols.modules[path], expr.name[1:]
        if name in ("self", "cls") and steps and (owner := _owner(self.variability, path, scope)) is not None:
            view = owner.cls if steps[0] == "object" and len(steps) > 1 else None
            model = model_of(self.variability.types.symbols, owner.path, view) if view is not None else None
            if model is not None:
                return self.member(model, steps[1:], depth)  # of a generic view of Django
            held = Ref(f"%{name}.{steps[0]}")
            known = self._by_type(path, scope, held, steps[1:], depth) if len(steps) > 1 else None
            return known if known is not None and known is not Origin.UNKNOWN else self.member(owner, steps, depth)
        line = expr.line
        while scope >= 0:
            set_ = self.variability.types.bound(path, scope, name)
            param = module.functions[scope].param(name)
            first = param is not None and all(item.line >= line > 0 and not item.flags & Flag.LOOP for item in set_)
            bound = [] if first else list(bound_to(self.variability.types, path, scope, Ref(f"%{name}", line), steps))
            if bound and replaced(module, set_, line):
                param = None
            if bound or param is not None:
                known = self._by_type(path, scope, Ref(f"%{name}"), steps, depth) if steps else None
                if known is not None and known is not Origin.UNKNOWN:
                    return known
                found = [
                    self.of(path, scope, value, rest, depth)
                    for value, rest in bound
                    if value is None or not is_empty(value)
                ]
                if param is not None:
                    found.append(self._param(path, module.functions[scope], name, steps, depth))
                return most_open(found)
            inner = comprehended(module, scope, name, expr.line)
            if inner:
                return most_open(self.of(path, scope, *taken(module, item, steps), depth) for item in inner)
            scope, line = module.functions[scope].scope, 0
        inner = comprehended(module, scope, name, expr.line)
        return (
            most_open(self.of(path, scope, *taken(module, item, steps), depth) for item in inner)
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
        if self.attributes.is_address(steps):
            return Origin.CLOSED
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
        if (path, function.index) in self.requests.handlers and self.requests.holds(
            path, function.index, Ref(f"%{name}")
        ):
            return Origin.REQUEST
        values = self.variability.passed.to(path, function, name)
        if values:
            return most_open(self.of(where, scope, value, steps, depth) for where, scope, value in values)
        if self.attributes.is_given_rows(path, function, name):
            return self.row(steps, depth)
        module = self.variability.types.symbols.modules[path]
        tags = any(last_word(module.written(item)) in _TAGS for item in function.decorators)
        used = self.uses(path, function, name, depth) if self.uses is not None and not steps else Origin.UNKNOWN
        if tags and used is Origin.CLOSED:
            return used  # templates alone use it, and all of them give it what is closed
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


def _made(expr: Op, steps: Steps) -> tuple[Expr, ...]:
    """What a comprehension makes; of a dict a key and a value. What may be a value or another iterable counts as well."""
    elements = expr.items[: -len(iterables(expr))]
    if len(elements) > 1:
        return elements[:1] if steps[:1] == ("[]",) else elements[1:]
    return expr.items[: max(1, min(2, len(expr.items) - 1))]


def _chosen(expr: Op) -> tuple[Expr, ...]:
    """What a conditional expression may be; of a value that has to be one of several, those (``x if x in FEW else "a"``)."""
    first, test, other = expr.items
    if isinstance(test, Op) and test.kind == "in" and test.items[0] == first:
        return Sub(test.items[1], Other("?")), other
    return first, other
