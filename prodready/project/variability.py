"""Whether a part of a text can be anything, as far as the code tells (detection H6).

Most of what linters report as SQL injection puts constant names of tables and columns between constants. A part varies
unless the text tells that it is constant, a number, a member of an enum, a quoted identifier or placeholders.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from prodready.api import fact
from prodready.facts.python import (
    Assign,
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
    Other,
    Ref,
    Seq,
    Sub,
)
from prodready.project.snapshot import Snapshot
from prodready.project.sql_text import parts_of
from prodready.project.types import Types

_QUOTING = re.compile(
    r"(?:^|[._:%])(?:quote\w*|Identifier|quoted_name|escape_identifier|quote_ident\w*|Literal|SQL|adapt|literal\w*|mogrify|as_sql|sql_with_params|int|"
    r"float|len|bool|abs|round|hash|hexdigest|sql_with_params|isoformat|timestamp|count|index|uuid4|id)(?:\(\))?$"
)

_NAMING = re.compile(
    r"(?:^|\.)(?:__table__|__tablename__|db_table|db_column|tablename|table_name|_meta)(?:\.|$)|\.__name__$|\.column_names?$"
)

_COMPILED = (".sql_with_params", ".as_sql")
_NUMBERS = frozenset({"builtins.int()", "builtins.float()", "builtins.bool()", "decimal.Decimal()", "uuid.UUID()"})

_ENUM = re.compile(r"(?:^|\.)(?:\w*Enum|\w*Choices)$")

MAX_DEPTH = 7


@dataclass
class Variability:
    """Tells whether an expression can be anything; answers about functions' parameters are remembered."""

    snapshot: Snapshot
    types: Types
    _calls: dict[str, list[tuple[str, Call]]] = field(default_factory=dict)
    _params: dict[tuple[str, int, str], bool] = field(default_factory=dict)

    def varies(self, path: str, scope: int, expr: Expr | None, depth: int = MAX_DEPTH) -> bool:
        """Whether ``expr`` may hold text from outside, as far as can be told."""
        if expr is None or isinstance(expr, Const):
            return False
        if depth == 0:
            return True
        if isinstance(expr, Fmt):
            parts = (part for part in parts_of(expr) if not isinstance(part, str))
            return any(self.varies(path, scope, part, depth - 1) for part in parts)
        if isinstance(expr, Seq):
            return any(self.varies(path, scope, item, depth - 1) for item in expr.items)
        if isinstance(expr, Op):
            return self._operator(path, scope, expr, depth)
        if isinstance(expr, CallRef):
            return self._call(path, self.types.symbols.modules[path].calls[expr.index], depth)
        if isinstance(expr, Sub):
            return self.varies(path, scope, expr.value, depth - 1)
        if isinstance(expr, Map):
            return any(self.varies(path, scope, item, depth - 1) for _, item in expr.items)
        return self._name(path, scope, expr, depth) if isinstance(expr, Ref) else True

    def _operator(self, path: str, scope: int, expr: Op, depth: int) -> bool:
        if expr.kind == "if":
            return any(self.varies(path, scope, item, depth - 1) for item in (expr.items[0], expr.items[2]))
        if expr.kind == "comp":  # the elements decide, unless they are the iterated things themselves
            return self.varies(path, scope, expr.items[0], depth - 1) and any(
                self.varies(path, scope, item, depth - 1) for item in expr.items[1:]
            )
        if expr.kind in ("-", "/", "//", "**", "<<", "not", "==", "in", "is", "<", ">"):
            return False
        if expr.kind == "*x":
            return self.varies(path, scope, expr.items[0], depth - 1)
        return any(self.varies(path, scope, item, depth - 1) for item in expr.items)

    def _call(self, path: str, call: Call, depth: int) -> bool:
        if _QUOTING.search(call.name) or _NAMING.search(call.name):
            return False
        last = call.name.rpartition(".")[2]
        if last == "join" and call.args:
            return self.varies(path, call.scope, call.args[0], depth - 1)
        if call.name == "builtins.str.format":
            return any(
                self.varies(path, call.scope, item, depth - 1)
                for item in (*call.args[1:], *(v for _, v in call.kwargs))
            )
        if last in (
            "strip",
            "upper",
            "lower",
            "rstrip",
            "lstrip",
            "format",
            "keys",
            "get",
            "copy",
            "replace",
            "items",
            "pop",
        ):
            head = Ref(call.name.rpartition(".")[0])
            others = (*call.args, *(value for _, value in call.kwargs)) if last == "format" else ()
            return any(self.varies(path, call.scope, item, depth - 1) for item in (head, *others))
        if call.name in (
            "builtins.list",
            "builtins.tuple",
            "builtins.sorted",
            "builtins.set",
            "builtins.str",
            "builtins.map",
            "builtins.reversed",
        ):
            return any(self.varies(path, call.scope, item, depth - 1) for item in call.args[-1:])
        if self._looks_up(path, call, depth):
            return False
        callee = self.types.callee(path, call)
        if callee is not None and callee.function is not None and callee.function.name != "__init__":
            inner = callee.function
            return not inner.returned or any(
                self.varies(callee.path, inner.index, item, depth - 1) for item in inner.returned
            )
        return True

    def _looks_up(self, path: str, call: Call, depth: int) -> bool:
        """Whether what is asked for is looked up in a constant table (``transform=columns.__getitem__``)."""
        for value in (*call.args, *(item for _, item in call.kwargs)):
            if isinstance(value, Ref) and value.name.endswith(".__getitem__"):
                return not self.varies(path, call.scope, Ref(value.name.removesuffix(".__getitem__")), depth - 1)
        return False

    def _name(self, path: str, scope: int, expr: Ref, depth: int) -> bool:
        if _NAMING.search(expr.name) or self.types.of(path, scope, expr) in _NUMBERS:
            return False
        if self.types.typed(path, scope, expr.name).startswith("zoneinfo.ZoneInfo()") or self._is_member(
            path, scope, expr
        ):
            return False
        base = expr.name.replace("[]", "")
        if base[0] == "%" and "." not in base:
            return self._local(path, scope, base[1:], depth)
        if base.startswith(("%self.", "%cls.")):
            return self._attribute(path, scope, base.partition(".")[2], depth)
        found = self.types.symbols.definition(self.types.symbols.resolve(path, base))
        if found is not None and found.assign is not None and found.assign.value is not None:
            return self.varies(found.path, found.assign.scope, found.assign.value, depth - 1)
        head, _, attribute = self.types.symbols.resolve(path, base).rpartition(".")
        owner = self.types.symbols.definition(head)
        if owner is not None and owner.cls is not None:  # a class's constant, a member of an enum
            return self._field(owner.path, owner.name, attribute, depth)
        return True

    def _is_member(self, path: str, scope: int, expr: Ref) -> bool:
        """Whether a name is a member of an enum, or its value."""
        head, _, last = expr.name.rpartition(".")
        member = head if last in ("value", "name") else expr.name
        known = self.types.of(path, scope, Ref(member)).removesuffix("()")
        for symbol in (known, self.types.symbols.resolve(path, member).rpartition(".")[0]):
            found = self.types.symbols.definition(symbol)
            if found is not None and found.cls is not None:
                bases = self.types.symbols.ancestors(found.path, found.cls)
                return any(_ENUM.search(name) for name, _ in bases)
        return False

    def _field(self, path: str, name: str, attribute: str, depth: int) -> bool:
        owner = self.types.symbols.definition(f"{path}:{name}")
        bound = (
            self.types.symbols.class_field(owner.path, owner.cls, attribute)
            if owner is not None and owner.cls is not None
            else None
        )
        return (
            bound is None or bound[1].value is None or self.varies(bound[0], bound[1].scope, bound[1].value, depth - 1)
        )

    def _attribute(self, path: str, scope: int, name: str, depth: int) -> bool:
        module = self.types.symbols.modules[path]
        owner = module.functions[scope].owner if scope >= 0 else -1
        if owner < 0 or "." in name:
            return True
        cls = module.classes[owner]
        set_later = [item for item in module.assigns if item.target == f"%self.{name}" and item.owner == owner]
        if set_later:
            return any(
                self.varies(path, item.scope, item.value, depth - 1) for item in set_later if item.value is not None
            )
        return self._field(path, cls.qualname, name, depth)

    def _local(self, path: str, scope: int, name: str, depth: int) -> bool:
        module = self.types.symbols.modules[path]
        while scope >= 0:
            bound = [item for item in self.types.locals(path).get((scope, name), []) if not item.flags & Flag.DELETED]
            param = module.functions[scope].param(name)
            if bound and all(self._counts(module, item) or self._unpacks_sql(module, item) for item in bound):
                return False
            if bound or param is not None:
                grown = self._appended(module, scope, name)
                values = [item.value for item in bound if item.value is not None] + grown
                if any(self.varies(path, scope, value, depth - 1) for value in values):
                    return True
                if values and not grown and all(_is_empty(value) for value in values):
                    return True  # something else fills it
                return param is not None and self._param(path, module.functions[scope], name, depth)
            scope = module.functions[scope].scope
        return True

    @staticmethod
    def _counts(module: Module, assign: Assign) -> bool:
        """Whether a loop variable is a number: of a range, or the first of what ``enumerate`` gives."""
        value = assign.value
        if not isinstance(value, Op) or value.kind != "iter":
            return False
        call = module.call(value.items[0])
        if call is None or call.name == "builtins.range":
            return call is not None
        first = next(item for item in module.assigns if item.value is value)
        return call.name == "builtins.enumerate" and first is assign

    @staticmethod
    def _unpacks_sql(module: Module, assign: Assign) -> bool:
        """Whether the variable is one of what a query gives of itself (``sql, params = query.sql_with_params()``)."""
        if not isinstance(assign.value, Other):
            return False
        made = (call for call in module.calls if call.line == assign.line and call.scope == assign.scope)
        return any(call.name.endswith(_COMPILED) for call in made)

    @staticmethod
    def _appended(module: Module, scope: int, name: str) -> list[Expr]:
        heads = {f"%{name}.{verb}" for verb in ("append", "extend", "add", "insert", "update")}
        found = [call.args[-1] for call in module.calls if call.scope == scope and call.name in heads and call.args]
        for assign in module.assigns:
            if assign.scope == scope and assign.target == f"%{name}[]":
                found += [item for item in (assign.key, assign.value) if item is not None]
        return found

    def _param(self, path: str, function: Function, name: str, depth: int) -> bool:
        """Whether some caller in the repository passes what varies; without a caller the outside does."""
        key = (path, function.index, name)
        if key not in self._params:
            self._params[key] = True
            self._params[key] = self._passed(path, function, name, depth)
        return self._params[key]

    def _passed(self, path: str, function: Function, name: str, depth: int) -> bool:
        if not self._calls:
            for where, module in self.snapshot.application():
                for call in module.calls:
                    self._calls.setdefault(call.name.rpartition(".")[2].lstrip(":%&"), []).append((where, call))
        names = [param.name for param in function.params if param.kind in "pk" and param.name not in ("self", "cls")]
        if name not in names or function.decorators:
            return True
        callers = self._calls.get(function.name, [])[:60]
        position, param = names.index(name), function.param(name)
        values = [(where, call, call.arg(position, name)) for where, call in callers]
        default = param.default if param is not None else None
        return not values or any(
            self.varies(where, call.scope, value, depth - 2 if depth > 2 else 0)
            if value is not None
            else default is None or self.varies(path, -1, default, 1) or bool(call.kwarg("**"))
            for where, call, value in values
        )


@fact
def variability(snapshot: Snapshot, types: Types) -> Variability:
    """The judgement over one snapshot."""
    return Variability(snapshot, types)


def _is_empty(expr: Expr) -> bool:
    return isinstance(expr, (Map, Seq)) and not expr.items
