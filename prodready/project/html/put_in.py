"""Where the text stands that goes raw into HTML: of all that is put together the part that is the most open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import msgspec

from prodready.api import Evidence
from prodready.facts.python import Call, CallRef, Const, Expr, Flag, Fmt, Map, Op, Ref, Seq, Sub, last_word
from prodready.project.html.joins import Joins
from prodready.project.html.origins import HtmlOrigins
from prodready.project.taint.origins import Origin

Text: TypeAlias = tuple[str, int, Expr]
"""An expression with the module and the function in which it means something."""

_MAX_DEPTH = 6
_PASSES_ON = frozenset(
    {"format", "format_map", "substitute", "safe_substitute", "join", "replace", "strip", "mark_safe", "Markup"}
    | {"MIMEText", "_", "gettext", "ngettext", "gettext_lazy"}
)
"""Functions that give the texts back that they are given."""


class PutIn(msgspec.Struct, frozen=True):
    """Follows what is put together to the part that comes from outside."""

    origins: HtmlOrigins
    joins: Joins

    def shown(self, place: Evidence, given: tuple[Text, ...]) -> Evidence:
        """The place of that part; one outside of the statement that was found says that the text goes in there."""
        text = max(given, key=lambda each: self.origins.of(*each), default=None)
        if text is None:
            return place
        path, line = self._stands(text, place.line, _MAX_DEPTH)
        if (path, line) == (place.path, place.line):
            return place
        module = self.origins.variability.types.symbols.modules[place.path]
        ends = max((call.end_line for call in module.calls if call.line == place.line), default=place.line)
        inside = path == place.path and place.line <= line <= ends
        return Evidence(path, line, place.note if inside else f"{place.note}; the text goes in here")

    def _stands(self, text: Text, line: int, depth: int) -> tuple[str, int]:
        path, _, expr = text
        line = self._line(path, expr) or line
        parts = list(self._parts(*text)) if depth else []
        best = max(parts, key=self._openness, default=None)
        if best is None or self._openness(best) is Origin.CLOSED:
            return path, line
        return self._stands(best, line if best[0] == path else 0, depth - 1)

    def _openness(self, text: Text) -> Origin:
        return self.origins.of(*text)

    def _line(self, path: str, expr: Expr) -> int:
        if isinstance(expr, CallRef):
            return self._call(path, expr).line
        return self._line(path, expr.value) if isinstance(expr, Sub) else getattr(expr, "line", 0)

    def _call(self, path: str, expr: CallRef) -> Call:
        return self.origins.variability.types.symbols.modules[path].calls[expr.index]

    def _parts(self, path: str, scope: int, expr: Expr) -> Iterator[Text]:
        """What an expression is put together of; nothing of one that is a text by itself."""
        if isinstance(expr, CallRef):
            yield from self._of_call(path, self._call(path, expr))
        elif isinstance(expr, Ref):
            yield from self._of_local(path, scope, expr)
        else:
            yield from ((path, scope, part) for part in _pieces(expr) if not isinstance(part, Const))

    def _of_call(self, path: str, call: Call) -> Iterator[Text]:
        if last_word(call.name) in _PASSES_ON:
            receiver = CallRef(call.receiver) if call.receiver >= 0 else Ref(call.name.rpartition(".")[0], call.line)
            given = call.arguments if receiver == Ref("", call.line) else (*call.arguments, receiver)
            yield from ((path, call.scope, part) for part in given if not isinstance(part, Const))
            return
        callee = self.origins.variability.types.callee(path, call)
        if callee is None or callee.function is None:
            return
        for item in callee.function.returned:
            if self.joins.puts_together(callee.path, callee.function.index, item):
                yield callee.path, callee.function.index, item

    def _of_local(self, path: str, scope: int, expr: Ref) -> Iterator[Text]:
        """What a local variable is bound to and what is added to it, if tags and text are put together there."""
        if expr.name[:1] != "%" or "." in expr.name or scope < 0:
            return
        for item in self.origins.variability.types.bound(path, scope, expr.name):
            value = item.value
            if value is not None and (item.flags & Flag.AUGMENTED or self._puts_together(path, scope, value)):
                yield path, scope, value

    def _puts_together(self, path: str, scope: int, value: Expr) -> bool:
        if isinstance(value, CallRef) and last_word(self._call(path, value).name) in _PASSES_ON:
            return any(self._puts_together(path, scope, part) for part in self._call(path, value).arguments) or (
                self.joins.puts_together(path, scope, value)
            )
        return self.joins.puts_together(path, scope, value)


def _pieces(expr: Expr) -> tuple[Expr, ...]:
    if isinstance(expr, Fmt):
        return expr.parts
    if isinstance(expr, Seq):
        return expr.items
    if isinstance(expr, Map):
        return tuple(value for _, value in expr.items)
    if not isinstance(expr, Op):
        return ()
    if expr.kind in ("if", "comp"):
        return (expr.items[0], expr.items[2]) if expr.kind == "if" else expr.items[:1]
    return expr.items if expr.kind in ("or", "and", "+", "%") else ()
