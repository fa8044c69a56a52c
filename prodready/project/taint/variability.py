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
from prodready.project.code.passed import Passed, Value
from prodready.project.code.reaching import reaching
from prodready.project.code.types import Types
from prodready.project.requests.route_numbers import RouteNumbers
from prodready.project.snapshot import Snapshot
from prodready.project.storage.number_fields import number_fields
from prodready.project.storage.sql_objects import clauses_of
from prodready.project.storage.sql_text import parts_of
from prodready.project.taint.closed_options import is_closed_option, is_closed_parameter
from prodready.project.taint.closed_values import ClosedValues
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
from prodready.project.taint.row_columns import is_key_column
from prodready.project.taint.row_keys import made_of_keys
from prodready.project.taint.spelt_tables import table_of, under_key
from prodready.project.taint.validated import validated
from prodready.project.taint.varying_attributes import Attributes
from prodready.project.taint.varying_calls import MAX_DEPTH, CallResults, picks

_KEY_NAME = re.compile(r"%(?:k|key|name|field|col|column|attr|c|f)(?:_?name)?$")
_NUMBERS = frozenset({"builtins.int", "builtins.float", "builtins.len", "builtins.round", "decimal.Decimal"})
"""What makes a number, which nothing but a number is added to."""
_CATALOGUE = re.compile(
    r"(?:^|[._%])(?:(?:table|column|field)_?names|tables|columns|schemas|views)$|(?:^|[._%])(?:allowed|valid|known|supported|existing)_\w+$"
)


@dataclass
class Variability(DictKeys, CallResults, Attributes):
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
                or self.numbers.is_kept(path, scope, _owner(self.types.symbols.modules[path], scope), expr)
                or self.closed.is_key_of_row(path, scope, expr)
                or is_key_column(self.types, path, scope, expr)
                or self._is_item(path, expr, depth)
            )
            return not known and self._looked_up(path, scope, expr, depth)
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

    def _looked_up(self, path: str, scope: int, expr: Sub, depth: int) -> bool:
        """Whether what is looked up can be anything: what tables have under the key, else all that is looked up in."""
        found = under_key(self.types.symbols, path, expr) or [(path, scope, expr.value)]
        return any(self.varies(where, inner, item, depth - 1) for where, inner, item in found)

    def _is_table(self, path: str, expr: Expr) -> bool:
        """Whether a name is that of a dict which a module spells out with constant keys."""
        found = table_of(self.types.symbols, path, expr)
        return found is not None and bool(found[2].items) and all(isinstance(key, Const) for key, _ in found[2].items)

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
        if expr.kind == "+" and any(self._is_number(path, scope, item) for item in expr.items):
            return False  # a number is added to a number
        if expr.kind == "*x":
            return self.varies(path, scope, expr.items[0], depth - 1)
        if expr.kind == "&":
            return all(self.varies(path, scope, item, depth - 1) for item in expr.items)
        if expr.kind == "and":
            return self.varies(path, scope, expr.items[-1], depth - 1)
        return any(self.varies(path, scope, item, depth - 1) for item in expr.items)

    def _is_number(self, path: str, scope: int, expr: Expr) -> bool:
        """Whether an expression is a number, or a variable that was converted to one each time."""
        module, values = self.types.symbols.modules[path], [expr]
        if self.types.of(path, scope, expr).removesuffix("()") in _NUMBERS:
            return True
        if isinstance(expr, Ref):
            bound = reaching(module, self.types.bound(path, scope, expr.name), expr.line)
            values = [item.value for item in bound if item.value is not None]
        made = [module.call(value) for value in values]
        return bool(made) and all(call is not None and call.name in _NUMBERS for call in made)

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

    # names

    def _name(self, path: str, scope: int, expr: Ref, depth: int) -> bool:
        picked = self._picked(path, scope, expr)
        if picked:  # the column is named as whoever picked it said
            return any(self.varies(where, inner, name, depth - 1) for where, inner, name in picked)
        if self.closed.is_closed(path, scope, expr) or self._is_narrowed(path, scope, expr, depth):
            return False
        base = expr.name.replace("[]", "")
        clauses = clauses_of(self.types, path, scope, expr)
        if clauses:
            return any(self.varies(path, scope, item, depth - 1) for item in clauses)
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
        found = [(where, inner, call.args[1]) for where, inner, call in calls if call is not None and picks(call)]
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


@fact
def variability(snapshot: Snapshot, types: Types, passed: Passed, numbers: RouteNumbers) -> Variability:
    """The judgement over one snapshot."""
    return Variability(snapshot, types, passed, ClosedValues(snapshot, types, number_fields(types.symbols)), numbers)
