"""Whether a part of a text can be anything, as far as the code tells (detection H6).

Most of what linters report as SQL injection puts constant names of tables and columns between constants. A part varies
unless the text tells that it is constant, a number, a member of an enum or of a constant table, a setting of the service,
checked, a quoted identifier or placeholders.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from prodready.api import fact
from prodready.facts.python import (
    Call,
    CallRef,
    Const,
    Expr,
    Flag,
    Fmt,
    Function,
    Map,
    Module,
    Op,
    Ref,
    Seq,
    Sub,
)
from prodready.project.code.passed import ELSEWHERE, Passed, Value
from prodready.project.code.patterns import matches_plain_text
from prodready.project.code.reaching import reaching
from prodready.project.code.symbols import Definition
from prodready.project.code.types import Types
from prodready.project.requests.route_numbers import RouteNumbers
from prodready.project.snapshot import Snapshot
from prodready.project.storage.number_fields import number_fields
from prodready.project.storage.sql_text import parts_of
from prodready.project.taint.closed_options import is_closed_option, is_closed_parameter
from prodready.project.taint.closed_values import CLOSED, ClosedValues
from prodready.project.taint.dict_keys import DictKeys
from prodready.project.taint.loop_values import (
    comprehended,
    counts,
    filled,
    is_dict,
    is_empty,
    items_of,
    iterables,
    unpacks_sql,
)
from prodready.project.taint.narrowing import allowed, names
from prodready.project.taint.row_keys import is_list_of_keys, made_of_keys
from prodready.project.taint.validated import validated
from prodready.project.taint.varying_attributes import Attributes

_REGEX = re.compile(
    r"^re\.(?:(?:compile|Pattern)\(\)\.)?(?:match|search|fullmatch|subn?|split|find(?:all|iter)|escape)$"
)
_KEY_NAME = re.compile(r"%(?:k|key|name|field|col|column|attr|c|f)(?:_?name)?$")
_PASSES = frozenset(
    f"builtins.{name}"
    for name in ("list", "tuple", "sorted", "set", "frozenset", "str", "map", "filter", "reversed", "iter", "next")
) | {"types.MappingProxyType", "string.Template", "copy.copy", "copy.deepcopy"}
_PICKS_FROM = frozenset({"builtins.min", "builtins.max", "builtins.zip", "builtins.enumerate"}) | {
    f"{module}.{name}"
    for module in ("random", "random.SystemRandom()", "secrets", "secrets.SystemRandom()")
    for name in ("choice", "choices", "sample")
}
"""Functions whose result is made of any of their arguments."""
_OWN_TEXT = frozenset(
    {
        "strip",
        "upper",
        "lower",
        "rstrip",
        "lstrip",
        "format",
        "keys",
        "values",
        "items",
        "get",
        "copy",
        "replace",
        "pop",
        "group",
        "decode",
        "groups",
        "title",
        "capitalize",
        "casefold",
        "removeprefix",
        "removesuffix",
        "partition",
        "rpartition",
        "split",
        "rsplit",
        "splitlines",
        "substitute",
        "safe_substitute",
    }
)
_NAMES = frozenset({"name", "fullname", "key", "__tablename__", "__name__"})
"""Attributes of tables, columns and classes that are asked for by ``getattr``."""
_FILLED = frozenset({"format", "replace", "substitute", "safe_substitute"})
"""Those into whose result their arguments get."""

_CATALOGUE = re.compile(
    r"(?:^|[._%])(?:(?:table|column|field)_?names|tables|columns|schemas|views)$|(?:^|[._%])(?:allowed|valid|known|supported|existing)_\w+$"
)

MAX_DEPTH = 20
MAX_NESTED = 2
"""Calls within calls that are looked at one by one; further in, all callers of a function count."""


@dataclass
class Variability(DictKeys, Attributes):
    """Tells whether an expression can be anything; a question that needs its own answer finds nothing new there."""

    snapshot: Snapshot
    types: Types
    passed: Passed
    closed: ClosedValues
    numbers: RouteNumbers
    _known: dict[tuple[str, int, str, int], bool] = field(default_factory=dict)
    _open: dict[tuple[str, int], str | None] = field(default_factory=dict)  # functions whose call is being looked at

    def varies(self, path: str, scope: int, expr: Expr | None, depth: int = MAX_DEPTH) -> bool:
        """Whether ``expr`` may hold text from outside, as far as can be told."""
        if expr is None or isinstance(expr, Const):
            return False
        if depth <= 0:
            return True
        if isinstance(expr, (Sub, Ref, CallRef)) and is_closed_option(self.types.symbols.modules[path], expr):
            return False
        if isinstance(expr, Fmt):
            return any(self.varies(path, scope, part, depth - 1) for part in self.open_parts(path, expr))
        if isinstance(expr, Seq):
            return any(self.varies(path, scope, item, depth - 1) for item in expr.items)
        if isinstance(expr, Op):
            return self._operator(path, scope, expr, depth)
        if isinstance(expr, CallRef):
            return self._call(path, self.types.symbols.modules[path].calls[expr.index], depth)
        if isinstance(expr, Sub):
            known = (
                self.closed.is_option(expr)
                or self.numbers.is_kept(path, _owner(self.types.symbols.modules[path], scope), expr)
                or self.closed.is_key_of_row(path, scope, expr)
                or self._is_item(path, expr, depth)
            )
            return not known and self.varies(path, scope, self._looked_up(path, expr), depth - 1)
        if isinstance(expr, Map):
            return any(self.varies(path, scope, item, depth - 1) for _, item in expr.items)
        if not isinstance(expr, Ref):
            return True
        key = (path, scope, expr.name, expr.line)
        if key not in self._known:
            self._known[key] = False
            self._known[key] = self._name(path, scope, expr, depth)
        return self._known[key]

    def open_parts(self, path: str, text: Fmt) -> list[Expr]:
        """The parts of a text but for names of which another part looks up what a constant table has for them.

        In ``f"{name} {TYPES[name]}"`` the name has to be a key.
        """
        parts = [part for part in parts_of(text) if not isinstance(part, str)]
        keys = {
            part.index.name
            for part in parts
            if isinstance(part, Sub) and isinstance(part.index, Ref) and self._is_table(path, part.value)
        }
        return [part for part in parts if not (isinstance(part, Ref) and part.name in keys)]

    def _looked_up(self, path: str, expr: Sub) -> Expr:
        """What stands under a constant key of a dict that a module spells out once; else all that is looked up in."""
        name = expr.value.name if isinstance(expr.value, Ref) else ""
        found = self.types.symbols.definition(self.types.symbols.resolve(path, name)) if name else None
        table = found.assign.value if found is not None and found.assign is not None else None
        if found is None or not isinstance(table, Map) or not isinstance(expr.index, Const):
            return expr.value
        for key, value in table.items:
            if isinstance(key, Const) and key.value == expr.index.value and isinstance(value, Const):
                return value
        return expr.value

    def _is_table(self, path: str, expr: Expr) -> bool:
        """Whether a name is that of a dict which a module spells out with constant keys."""
        name = expr.name if isinstance(expr, Ref) else ""
        found = self.types.symbols.definition(self.types.symbols.resolve(path, name)) if name else None
        table = found.assign.value if found is not None and found.assign is not None else None
        return isinstance(table, Map) and bool(table.items) and all(isinstance(key, Const) for key, _ in table.items)

    def _operator(self, path: str, scope: int, expr: Op, depth: int) -> bool:
        if expr.kind == "if":
            return any(self.varies(path, scope, item, depth - 1) for item in (expr.items[0], expr.items[2]))
        if expr.kind == "comp":  # the elements decide, unless they are the iterated things themselves
            if made_of_keys(self.types, path, scope, expr):
                return False
            return self.varies(path, scope, expr.items[0], depth - 1) and any(
                self._iterated(path, scope, expr.items[0], item, depth - 1) for item in iterables(expr)
            )
        if expr.kind in ("number", "-", "/", "//", "**", "<<", "not", "==", "in", "is", "<", ">"):
            return False
        if expr.kind == "+" and any(
            isinstance(item, Const) and isinstance(item.value, (int, float)) for item in expr.items
        ):
            return False  # a number is added to a number
        if expr.kind == "*x":
            return self.varies(path, scope, expr.items[0], depth - 1)
        if expr.kind == "&":
            return all(self.varies(path, scope, item, depth - 1) for item in expr.items)
        if expr.kind == "and":
            return self.varies(path, scope, expr.items[-1], depth - 1)
        return any(self.varies(path, scope, item, depth - 1) for item in expr.items)

    def _iterated(self, path: str, scope: int, element: Expr, iterable: Expr, depth: int) -> bool:
        """Whether what a comprehension iterates over can be anything; of ``dict.items()`` the keys, if they alone are used."""
        module = self.types.symbols.modules[path]
        call = module.call(iterable)
        if isinstance(iterable, Ref) and iterable.name[0] == "%":  # ``pairs = fields.items()``
            bound = reaching(module, self.types.bound(path, scope, iterable.name), iterable.line)
            call = module.call(bound[0].value) if len(bound) == 1 else None
            if len(bound) == 1 and is_dict(module, bound[0].value):
                return self._keys(path, scope, iterable, depth)
        if call is not None and call.name.endswith(".items") and all(_KEY_NAME.match(name) for name in names(element)):
            return self._keys(path, scope, Ref(call.name.removesuffix(".items"), call.line), depth)
        return self.varies(path, scope, iterable, depth)

    # calls

    def _call(self, path: str, call: Call, depth: int) -> bool:
        if (
            call.name == "builtins.str"
            and len(call.args) == 1
            and is_list_of_keys(self.types, path, call.scope, call.args[0])
        ):
            return False
        if (
            self.numbers.is_asked(path, call.owner, call)
            or self.closed.is_closed_call(path, call)
            or matches_plain_text(self.types, path, call, self.types.call_name(path, call))
        ):
            return False
        parts = self._made_of(path, call)
        if parts is not None:
            looks_up = call.name in _PASSES and self._looks_up(path, call, depth)
            return not looks_up and any(self.varies(path, call.scope, item, depth - 1) for item in parts)
        callee = self.types.callee(path, call)
        if callee is not None and callee.function is not None and callee.function.name != "__init__":
            heirs = [(item.path, item.function) for item in self._overriding(callee) if item.function is not None]
            if heirs:
                return any(self._returns(where, function, depth) for where, function in heirs)
            return self._returns(callee.path, callee.function, depth) and self._gives(path, call, callee, depth)
        owner, _, last = call.name.rpartition(".")
        if owner in ("?", "builtins.str") and last in _OWN_TEXT:  # ``(name or "").strip()``, ``"a.b".partition(".")``
            operands = [item for item in self.types.symbols.modules[path].operands if _line(item) == call.line]
            known = bool(operands) or owner != "?"
            return not known or any(
                self.varies(path, call.scope, item, depth - 1) for item in (*operands, *call.arguments)
            )
        head = CallRef(call.receiver) if call.receiver >= 0 else Ref(owner, call.line)
        if last == "keys" and not call.args:
            return self._keys(path, call.scope, head, depth)
        if last in _OWN_TEXT:
            others = call.arguments if last in _FILLED else call.args[1:]
            return any(self.varies(path, call.scope, item, depth - 1) for item in (head, *others))
        return not self._looks_up(path, call, depth)

    def _made_of(self, path: str, call: Call) -> tuple[Expr, ...] | None:
        """The arguments that the result of a well-known function is made of."""
        last = call.name.rpartition(".")[2]
        if last == "strftime":  # digits and what its format says
            return call.args[-1:]
        if _REGEX.match(self.types.call_name(path, call)) or self.closed.is_table_of_functions(path, call.name):
            return call.arguments
        if last == "join" and call.args:
            return call.args[:1]
        if call.name == "builtins.str.format":
            return call.arguments[1:]
        if call.name in _PASSES:
            return call.args[-1:]
        if _picks(call) and isinstance(call.args[1], Const) and isinstance(call.args[0], Ref):
            name = str(call.args[1].value)
            return (Ref(f"{call.args[0].name}.{name}", call.line), *call.args[2:]) if name in _NAMES else None
        return call.args if call.name in _PICKS_FROM else None

    def _overriding(self, callee: Definition) -> list[Definition]:
        """The methods that stand for one that only says what there has to be."""
        function, symbols = callee.function, self.types.symbols
        if (
            function is None
            or function.owner < 0
            or any(getattr(item, "value", 1) is not None for item in function.returned)
        ):
            return []
        owner = symbols.modules[callee.path].classes[function.owner]
        heirs = symbols.subclasses.get(f"{callee.path}:{owner.qualname}", ())
        found = (
            symbols.method(where, heir, function.name)
            for where, heir in heirs
            if self.snapshot.role(where) not in ELSEWHERE
        )
        known = [item for item in found if item is not None and item.function is not None]
        return list(
            {
                (item.path, item.function.index): item for item in known if item.function and item.function != function
            }.values()
        )

    def _is_item(self, path: str, expr: Sub, depth: int) -> bool:
        """Whether it is the constant one of several values that a function returns (``name, value = column_of(key)``)."""
        call = self.types.symbols.modules[path].call(expr.value)
        place = expr.index.value if isinstance(expr.index, Const) else None
        callee = self.types.callee(path, call) if call is not None and isinstance(place, int) else None
        function = callee.function if callee is not None else None
        if callee is None or function is None or not function.returned or not isinstance(place, int):
            return False
        picked = [_item(item, place) for item in function.returned]
        return not any(self.varies(callee.path, function.index, item, depth - 1) for item in picked)

    def _returns(self, path: str, function: Function, depth: int) -> bool:
        if self.types.result(path, function) in CLOSED:
            return False
        return not function.returned or any(
            self.varies(path, function.index, item, depth - 1) for item in function.returned
        )

    def _gives(self, path: str, call: Call, callee: Definition, depth: int) -> bool:
        """Whether the result of this very call varies: by itself, or by an argument that gets into it."""
        function = callee.function
        assert function is not None  # noqa: S101
        key = (callee.path, function.index)
        if key in self._open or len(self._open) >= MAX_NESTED:
            return True
        if self._returns_with(callee.path, function, None, depth):
            return True
        names = [param.name for param in function.params if param.name not in ("self", "cls")]
        given = (*zip(names, call.args, strict=False), *call.kwargs)
        return any(
            self.varies(path, call.scope, value, depth - 1) and self._returns_with(callee.path, function, name, depth)
            for name, value in given
        )

    def hands_on(self, path: str, call: Call, place: int, depth: int = MAX_DEPTH) -> bool:
        """Whether what a call is given gets into the ``place`` of several values that a function of the repository returns."""
        callee = self.types.callee(path, call)
        function = callee.function if callee is not None else None
        if callee is None or function is None or not function.returned or (callee.path, function.index) in self._open:
            return False
        given = ((name, function.given(call, name)) for name in function.taken)
        return any(
            self.varies(path, call.scope, value, depth - 1)
            and self._returns_with(callee.path, function, name, depth, place)
            for name, value in given
        )

    def _returns_with(
        self, path: str, function: Function, open_: str | None, depth: int, place: int | None = None
    ) -> bool:
        """Whether a result, or one of several that are returned together, varies if only the parameter ``open_`` does."""
        outside, self._known = self._known, {}
        self._open[path, function.index] = open_
        try:
            if place is None:
                return self._returns(path, function, depth)
            picked = [_item(item, place) for item in function.returned]
            return any(self.varies(path, function.index, item, depth - 1) for item in picked)
        finally:
            del self._open[path, function.index]
            self._known = outside

    def _looks_up(self, path: str, call: Call, depth: int) -> bool:
        """Whether what is asked for is looked up in a constant table (``transform=columns.__getitem__``)."""
        for value in call.arguments:
            if isinstance(value, Ref) and value.name.endswith(".__getitem__"):
                table = Ref(value.name.removesuffix(".__getitem__"), value.line)
                return not self.varies(path, call.scope, table, depth - 1)
        return False

    # names

    def _name(self, path: str, scope: int, expr: Ref, depth: int) -> bool:
        picked = self._picked(path, scope, expr)
        if picked:  # the column is named as whoever picked it said
            return any(self.varies(where, inner, name, depth - 1) for where, inner, name in picked)
        if self.closed.is_closed(path, scope, expr) or self._is_narrowed(path, scope, expr, depth):
            return False
        base = expr.name.replace("[]", "")
        given = self.types.attributes_given(path, base)
        if given:
            return any(self.varies(path, item.scope, item.value, depth - 1) for item in given)
        if base[0] == "%" and "." not in base:
            return self._local(path, scope, Ref(base[1:], expr.line), depth)
        head, _, attribute = base.rpartition(".")
        if base.startswith(("%self.", "%cls.")) and head in ("%self", "%cls"):
            module = self.types.symbols.modules[path]
            owner = _owner(module, scope)
            return owner < 0 or self._member(path, module.classes[owner], attribute, depth)
        found = self.types.symbols.definition(self.types.symbols.resolve(path, base))
        if found is not None and found.assign is not None and found.assign.value is not None:
            if is_empty(found.assign.value):
                return True  # something else fills it
            return self.varies(found.path, found.assign.scope, found.assign.value, depth - 1)
        return self._attribute(path, scope, Ref(head, expr.line), attribute, depth)

    def _picked(self, path: str, scope: int, expr: Ref) -> list[Value]:
        """The names by which a column was picked whose name is asked for (``getattr(table.c, name)``, ``column.name``)."""
        head, _, attribute = expr.name.rpartition(".")
        if attribute not in ("name", "key") or head[:1] != "%" or "." in head or scope < 0:
            return []
        bound: list[Value] = [(path, scope, item.value) for item in self.types.bound(path, scope, head)]
        function = self.types.symbols.modules[path].functions[scope]
        if not bound and function.param(head[1:]) is not None:
            bound = self.passed.to(path, function, head[1:]) or []
        calls = [(where, inner, self.types.symbols.modules[where].call(value)) for where, inner, value in bound]
        found = [(where, inner, call.args[1]) for where, inner, call in calls if call is not None and _picks(call)]
        return list(found) if len(found) == len(bound) else []

    def _is_narrowed(self, path: str, scope: int, expr: Ref, depth: int) -> bool:
        """Whether a condition that holds at the place says that the value is checked, or one of a constant few."""
        module = self.types.symbols.modules[path]
        sets = allowed(module, scope, expr.name, expr.line) if expr.line else iter(())
        return any(_is_catalogue(item) or not self.varies(path, scope, item, depth - 1) for item in sets)

    # variables

    def _local(self, path: str, scope: int, expr: Ref, depth: int) -> bool:
        module = self.types.symbols.modules[path]
        line, name = expr.line, expr.name
        while scope >= 0:
            bound = reaching(module, self.types.bound(path, scope, name), line)
            param = module.functions[scope].param(name)
            if param is not None and all(item.line >= line > 0 and not item.flags & Flag.LOOP for item in bound):
                bound = []  # what it is called with is all that there is before
            if not bound and param is None:
                bound = comprehended(module, scope, name, line)
            if bound and all(counts(module, item) or unpacks_sql(module, item) for item in bound):
                return False
            if bound or param is not None:
                grown = filled(module, scope, name, line)
                keys = [item for item in bound if items_of(module, item) is not None]
                if any(self._keys(path, scope, items_of(module, item), depth - 1) for item in keys):
                    return True
                values = [item.value for item in bound if item.value is not None and item not in keys] + grown
                if any(self.varies(path, scope, value, depth - 1) for value in values):
                    return True
                if values and not grown and all(is_empty(value) for value in values):
                    return True  # something else fills it
                return param is not None and self._param(path, module.functions[scope], name, depth)
            scope, line = module.functions[scope].scope, 0
        bound = comprehended(module, scope, name, line)
        return not bound or any(self.varies(path, scope, item.value, depth - 1) for item in bound)

    def _param(self, path: str, function: Function, name: str, depth: int) -> bool:
        """Whether some caller in the repository passes what varies; without a caller the outside does."""
        if (path, function.index) in self._open:
            return self._open[path, function.index] == name
        param = function.param(name)
        if (path, function.index, name) in self.numbers.parameters or (param is not None and _is_number(param.default)):
            return False
        if param is not None and validated(self.types.symbols, path, param.annotation):
            return False
        if is_closed_parameter(self.types.symbols.modules[path], function, name):
            return False
        values = self.passed.to(path, function, name)
        return values is None or any(self.varies(where, scope, value, depth - 1) for where, scope, value in values)


def _owner(module: Module, scope: int) -> int:
    """The class whose ``self`` a function sees, its own or that of a method round it."""
    while scope >= 0 and module.functions[scope].owner < 0:
        scope = module.functions[scope].scope
    return module.functions[scope].owner if scope >= 0 else -1


def _is_number(expr: Expr | None) -> bool:
    """Whether a default says that a parameter is a number."""
    return isinstance(expr, Const) and isinstance(expr.value, (int, float)) and not isinstance(expr.value, bool)


def _is_catalogue(expr: Expr) -> bool:
    """Whether a set is named for holding the tables or columns that there are."""
    return isinstance(expr, Ref) and bool(_CATALOGUE.search(expr.name))


def _picks(call: Call) -> bool:
    return call.name == "builtins.getattr" and len(call.args) > 1


def _line(expr: Expr) -> int:
    return int(getattr(expr, "line", 0))


def _item(expr: Expr, place: int) -> Expr:
    """The item of a display, or the whole of anything else."""
    if isinstance(expr, Seq) and -len(expr.items) <= place < len(expr.items):
        return expr.items[place]
    return expr


@fact
def variability(snapshot: Snapshot, types: Types, passed: Passed, numbers: RouteNumbers) -> Variability:
    """The judgement over one snapshot."""
    return Variability(snapshot, types, passed, ClosedValues(snapshot, types, number_fields(types.symbols)), numbers)
