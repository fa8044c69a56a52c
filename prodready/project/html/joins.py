"""Text of HTML that is put together: formatted, joined, added to and filled in."""

from __future__ import annotations

import msgspec

from prodready.facts.python import Call, CallRef, Const, Expr, Flag, Fmt, Function, Op, Ref, Seq, last_word
from prodready.project.code.constants import Constants
from prodready.project.html.names import TAG
from prodready.project.taint.sanitisers import Sanitisers

_DEPTH = 4
_FILLING = frozenset({"format", "format_map", "substitute", "safe_substitute"})
"""Methods that fill in a text: of strings and of ``string.Template``."""


class Joins(msgspec.Struct, frozen=True):
    """Judges expressions by where their text comes from."""

    constants: Constants
    sanitisers: Sanitisers

    def origin(self, path: str, scope: int, expr: Expr) -> Expr:
        """What a local variable is bound to, a formatted text if there is one; other expressions as they are."""
        if isinstance(expr, Ref) and expr.name[0] == "%" and "." not in expr.name:
            bound = self.constants.types.bound(path, scope, expr.name)
            values = [item.value for item in bound if item.value is not None]
            return next((value for value in values if isinstance(value, Fmt)), values[0] if values else expr)
        return expr

    def puts_together(self, path: str, scope: int, expr: Expr, depth: int = _DEPTH) -> bool:
        """Whether an expression joins tags and text that is not safe, directly or in a function of the repository."""
        if depth == 0:
            return False
        if isinstance(expr, Ref) and self._adds(path, scope, expr):
            return True
        found = self.origin(path, scope, expr)
        if isinstance(found, Fmt):
            return has_tags(found) and not self.sanitisers.is_safe(path, scope, found)
        if self.is_filled(path, scope, found):
            return True
        if isinstance(found, CallRef):
            call = self.constants.types.symbols.modules[path].calls[found.index]
            joined = call.name.endswith((".replace", ".format", ".join"))
            if joined and any(self.puts_together(path, scope, item, depth - 1) for item in call.args):
                return True
            callee = self.constants.types.callee(path, call)
            if callee is not None and callee.function is not None:
                return self._returns_raw(callee.path, callee.function, depth - 1)
        if isinstance(found, (Op, Seq)):
            return any(self.puts_together(path, scope, item, depth - 1) for item in found.items)
        return False

    def is_filled(self, path: str, scope: int, expr: Expr) -> bool:
        """Whether constant text with tags is filled in with what is not safe: ``PAGE.format(name)``, ``PAGE % name``."""
        given = self.filled_with(path, scope, expr)
        return not self._all_safe(path, scope, given)

    def filled_with(self, path: str, scope: int, expr: Expr) -> tuple[Expr, ...]:
        """What constant text with tags is filled in with or joined to."""
        found = self.origin(path, scope, expr)
        if isinstance(found, CallRef):
            call = self.constants.types.symbols.modules[path].calls[found.index]
            filled = last_word(call.name) in _FILLING and self._filled_text(path, call)
            return call.arguments if filled else ()
        if isinstance(found, Op) and found.kind in ("%", "+"):
            texts = (self.constants.text(path, scope, item) or "" for item in found.items)
            return found.items if any(map(TAG.search, texts)) else ()
        return ()

    def _filled_text(self, path: str, call: Call) -> bool:
        """Whether what a method fills in is constant text with tags."""
        module = self.constants.types.symbols.modules[path]
        made: Call | None = module.calls[call.receiver] if call.receiver >= 0 else None
        if made is None:
            receiver = Ref(call.name.rpartition(".")[0])
            text = self.constants.text(path, call.scope, receiver)
            if text is not None:
                return bool(TAG.search(text))
            followed = self.constants.follow(path, call.scope, receiver)
            where, _, value = followed or ("", 0, None)
            made = self.constants.types.symbols.modules[where].call(value) if followed is not None else None
            path = where or path
        if made is None or self.constants.types.symbols.resolve(path, made.name) != "string.Template":
            return False
        return bool(TAG.search(self.constants.text(path, made.scope, made.arg(0)) or ""))

    def _adds(self, path: str, scope: int, expr: Ref) -> bool:
        """Whether something that is not safe is added to a variable that holds text with tags (``html += name``)."""
        bound = self.constants.types.bound(path, scope, expr.name)
        added = [item.value for item in bound if item.flags & Flag.AUGMENTED and item.value is not None]
        texts = (self.constants.text(path, scope, item.value) or "" for item in bound)
        return any(map(TAG.search, texts)) and not self._all_safe(path, scope, added)

    def _all_safe(self, path: str, scope: int, given: tuple[Expr, ...] | list[Expr]) -> bool:
        return all(self.sanitisers.is_safe(path, scope, item) for item in given)

    def _returns_raw(self, path: str, function: Function, depth: int) -> bool:
        return any(self.puts_together(path, function.index, item, depth) for item in function.returned)


def has_tags(expr: Fmt) -> bool:
    """Whether a formatted text has tags of HTML in its constant parts."""
    return any(
        isinstance(part, Const) and isinstance(part.value, str) and TAG.search(part.value) for part in expr.parts
    )
