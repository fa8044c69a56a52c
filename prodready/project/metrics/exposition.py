"""Handlers that write the text format of Prometheus or OpenMetrics themselves, without a library (detection OBS004)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from prodready.facts.python import Call, Class, Const, Expr, Fmt, Function, Module, Op, Ref, Seq, last_word
from prodready.project.code.reach import Reach
from prodready.project.code.types import Types
from prodready.project.routing.table import Handler

_LINES = re.compile(
    r"^#\s*(?:HELP|TYPE)\s|\n#\s*(?:HELP|TYPE)\s|(?:^|\n)# EOF|^application/openmetrics-text|^text/plain;\s*version="
)
"""Comments that only these formats have, and their media types (Prometheus and OpenMetrics: "Exposition formats")."""
_GAP = "\0"
_SAMPLE = re.compile(r"(?:[a-z\0]+_[a-z_\0]*|[\w\0]+\{[\w\0]+=.*\}|\0(?= \0\n)) (?:\0|[\d.]+)\n?$")
"""A name, with labels or of several words, and its value."""
_RENDERERS = "renderer_classes"
"""Where REST framework is told what writes the answers of a view."""


class Exposition(msgspec.Struct, frozen=True):
    """What is needed to look through a handler and all that it calls."""

    types: Types
    reach: Reach

    def is_written_by(self, handler: Handler, *, samples: bool) -> bool:
        """Whether the text format is written by the handler, what it calls, the classes that it makes, or a renderer of the
        view that it belongs to. ``samples``: so does who writes single lines of it, or is named for it."""
        if handler.function is None:
            return False
        for path, function, _ in self.reach.functions(handler.path, handler.function, depth=3):
            module = self.types.symbols.modules[path]
            if _is_written(module, function.line, function.end_line, samples=samples):
                return True
            if samples and "prometheus" in function.name.lower() and function != handler.function:
                return True
            if any(self._makes_writer(path, call) for call in self.reach.calls_in(path, function.index)):
                return True
        return any(self._writes(path, expr) for path, expr in self._renderers(handler.path, handler.function))

    def _makes_writer(self, path: str, call: Call) -> bool:
        """Whether a call makes an instance of a class that writes the text format."""
        made = self.types.callee(path, call)
        if made is None:
            return False
        module = self.types.symbols.modules[made.path]
        owner = made.function.owner if made.function is not None else -1
        cls = module.classes[owner] if owner >= 0 else made.cls
        return cls is not None and _is_class_of_it(module, cls)

    def _renderers(self, path: str, function: Function) -> Iterator[tuple[str, Expr]]:
        """The renderers that a view names, in its class or by a decorator."""
        module = self.types.symbols.modules[path]
        if function.owner >= 0:
            field = self.types.symbols.class_field(path, module.classes[function.owner], _RENDERERS)
            if field is not None and field[1].value is not None:
                yield field[0], field[1].value
        for decorator in function.decorators:
            call = module.call(decorator)
            if call is not None and last_word(call.name) == _RENDERERS and call.args:
                yield path, call.args[0]

    def _writes(self, path: str, expr: Expr) -> bool:
        """Whether one of the classes that are listed writes the text format."""
        if isinstance(expr, (Seq, Op)):
            return any(self._writes(path, item) for item in expr.items)
        symbols = self.types.symbols
        found = symbols.definition(symbols.resolve(path, expr.name)) if isinstance(expr, Ref) else None
        return found is not None and found.cls is not None and _is_class_of_it(symbols.modules[found.path], found.cls)


def _is_class_of_it(module: Module, cls: Class) -> bool:
    return _is_written(module, cls.line, cls.end_line)


def _is_written(module: Module, first: int, last: int, *, samples: bool = False) -> bool:
    expressions: list[Expr] = [value for call in module.calls_within(first, last) for value in call.arguments]
    expressions += [item.value for item in module.assigns if first <= item.line <= last and item.value is not None]
    for function in module.functions:
        if first <= function.line <= last:
            expressions.extend(function.returned)
    return any(_is_exposition(expr) or (samples and _is_sample(expr)) for expr in expressions)


def _is_sample(expr: Expr) -> bool:
    """Whether a text is one line of the format: ``f"orders_open {count}"``."""
    if not isinstance(expr, Fmt):
        return False
    parts = (part.value if isinstance(part, Const) else _GAP for part in expr.parts)
    return bool(_SAMPLE.match("".join(str(part) for part in parts)))


def _is_exposition(expr: Expr) -> bool:
    if isinstance(expr, Const):
        return isinstance(expr.value, str) and bool(_LINES.search(expr.value))
    parts = expr.parts if isinstance(expr, Fmt) else expr.items if isinstance(expr, Seq) else ()
    return any(map(_is_exposition, parts))
