"""Whether calls of structlog and loguru configure a machine-readable pipeline."""

from __future__ import annotations

import re

import msgspec

from prodready.facts.python import Call, CallRef, Const, Expr, Map, Module, Op, Read, Ref, Seq
from prodready.project.code.symbols import Definition
from prodready.project.code.types import Types
from prodready.project.logs.formatters import LogFormatters
from prodready.project.logs.names import DUMPER, RENDERER

MAX_HOPS = 6
_FIELDS = re.compile(r"\{(?:message|time|level|name)\b")
"""Fields of loguru's records in a format."""


class Pipelines(msgspec.Struct, frozen=True):
    """Follows processors and sinks through variables and functions to a renderer or a JSON dump."""

    types: Types
    formatters: LogFormatters

    def structlog(self, path: str, call: Call) -> bool:
        """Whether ``structlog.configure(…)`` ends in a machine-readable renderer, directly or through the formatter."""
        if self.formatters.renders(path):
            return True
        given = call.arg(0, "processors")
        if given is not None:
            return self._renders(path, given, call.scope, MAX_HOPS)
        spread = [value for key, value in call.kwargs if key == "**"]
        return any(self._spread(path, value, call.scope) for value in spread)

    def renderer(self, path: str, call: Call) -> Call | Read | None:
        """Where the function that configures structlog names the machine-readable renderer."""
        module = self.types.symbols.modules[path]
        named: tuple[Call | Read, ...] = (*module.calls_of(call.scope), *module.reads_of(call.scope))
        found = [item for item in named if RENDERER.match(self.types.symbols.resolve(path, item.name))]
        return next(iter(found), None)

    def _spread(self, path: str, value: Expr, scope: int) -> bool:
        """``structlog.configure(**config)``: the dict may be in reach; one that is not is taken for configured."""
        bound = self._value(path, value, scope)
        if not isinstance(bound, Map):
            return True
        return any(self._renders(path, item, scope, MAX_HOPS) for _, item in bound.items)

    def loguru(self, path: str, call: Call) -> bool:
        """Whether ``logger.add(…)`` or ``logger.configure(…)`` writes JSON: serialised, or by a sink that dumps."""
        if _is_on(call.kwarg("serialize")):
            return True
        module = self.types.symbols.modules[path]
        handlers = self._value(path, call.kwarg("handlers"), call.scope)
        configured = call.name.endswith(".configure") and any(key == "**" for key, _ in call.kwargs)
        listed = (self._value(path, item, call.scope) for item in _items(handlers))
        if any(map(self._serialises, listed)) or (configured and self._any_serialises(module)):
            return True
        sink, form = call.arg(0, "sink"), call.kwarg("format")
        written = isinstance(sink, Ref) or (isinstance(sink, Op) and sink.kind == "lambda")
        if written and self._renders(path, sink, call.scope, 3):
            return True
        return isinstance(form, Ref) and self._renders(path, form, call.scope, 3) and not self._is_partial(path, form)

    def _is_partial(self, path: str, form: Ref) -> bool:
        """Whether a format function writes JSON beside fields in plain text: no parser of logs reads such lines."""
        found = self.types.symbols.definition(self.types.symbols.resolve(path, form.name))
        returned = found.function.returned if found is not None and found.function is not None else ()
        return any(isinstance(item, Const) and _FIELDS.search(str(item.value)) for item in returned)

    @staticmethod
    def _serialises(item: Expr | None) -> bool:
        pairs = item.items if isinstance(item, Map) else ()
        return any(isinstance(key, Const) and key.value == "serialize" and _is_on(value) for key, value in pairs)

    def _any_serialises(self, module: Module) -> bool:
        values = [assign.value for assign in module.assigns]
        values += [value for function in module.functions for value in function.returned]
        return any(self._serialises(item) for value in values for item in (value, *_nested(value)))

    def _value(self, path: str, expr: Expr | None, scope: int) -> Expr | None:
        """What a name is bound to, where it is bound once in the same module."""
        if not isinstance(expr, Ref):
            return expr
        if expr.name[:1] == "%":
            bound = self.types.bound(path, scope, expr.name)
            return bound[0].value if len(bound) == 1 else None
        found = self.types.symbols.definition(self.types.symbols.resolve(path, expr.name))
        return found.assign.value if found is not None and found.assign is not None else None

    def _renders(self, path: str, expr: Expr | None, scope: int, hops: int) -> bool:
        if expr is None or hops <= 0:
            return False
        if isinstance(expr, (Seq, Op)):
            return any(self._renders(path, item, scope, hops - 1) for item in expr.items)
        if isinstance(expr, CallRef):
            return self._call_renders(path, self.types.symbols.modules[path].calls[expr.index], hops)
        return isinstance(expr, Ref) and self._name_renders(path, expr, scope, hops)

    def _call_renders(self, path: str, call: Call, hops: int) -> bool:
        if RENDERER.match(self.types.symbols.resolve(path, call.name)):
            return True
        found = self.types.callee(path, call)
        if found is not None and found.function is not None:
            return self._function_renders(found)
        return any(self._renders(path, value, call.scope, hops - 1) for value in call.args)

    def _function_renders(self, found: Definition) -> bool:
        """Whether a function makes a renderer, or dumps JSON itself."""
        module = self.types.symbols.modules[found.path]
        index = found.function.index if found.function is not None else -1
        names = [self.types.symbols.resolve(found.path, call.name) for call in module.calls_of(index)]
        return any(RENDERER.match(name) or DUMPER.search(name) for name in names)

    def _name_renders(self, path: str, expr: Ref, scope: int, hops: int) -> bool:
        found = self.types.symbols.definition(self.types.symbols.resolve(path, expr.name))
        if found is not None and found.function is not None:
            return self._function_renders(found)
        if found is not None and found.assign is not None:
            return self._renders(found.path, found.assign.value, -1, hops - 1)
        method = self.types.callee_of(self.types.typed(path, scope, expr.name)) if expr.name[:1] == "%" else None
        if method is not None and method.function is not None:
            return self._function_renders(method)
        return expr.name[:1] == "%" and self._local_renders(path, expr, scope, hops)

    def _local_renders(self, path: str, expr: Ref, scope: int, hops: int) -> bool:
        module = self.types.symbols.modules[path]
        bound = self.types.bound(path, scope, expr.name)
        if scope >= 0 and not bound and module.functions[scope].param(expr.name[1:]) is not None:
            return self._top_level_lists(path, module, hops - 1)
        if any(self._renders(path, item.value, scope, hops - 1) for item in bound):
            return True
        added = [call for call in module.calls if call.name in (f"{expr.name}.append", f"{expr.name}.extend")]
        return any(self._renders(path, value, scope, hops - 1) for call in added for value in call.args)

    def _top_level_lists(self, path: str, module: Module, hops: int) -> bool:
        """Whether a list of the module's top level, from which a parameter is most likely filled, holds a renderer."""
        lists: list[Expr | None] = [
            item.value for item in module.assigns if item.target[0] == ":" and isinstance(item.value, Seq)
        ]
        lists += [call.args[0] for call in module.calls if call.name.endswith((".append", ".extend")) and call.args]
        return any(self._renders(path, item, -1, hops) for item in lists)


def _is_on(expr: Expr | None) -> bool:
    """Whether a switch is given and is not a literal False: what a setting switches on counts."""
    return expr is not None and not (isinstance(expr, Const) and not expr.value)


def _items(expr: Expr | None) -> tuple[Expr, ...]:
    return expr.items if isinstance(expr, Seq) else ()


def _nested(expr: Expr | None) -> list[Expr]:
    """The expressions inside lists and dicts, all the way down."""
    inner = list(_items(expr)) + ([value for _, value in expr.items] if isinstance(expr, Map) else [])
    return inner + [item for value in inner for item in _nested(value)]
