"""Whether a Content-Security-Policy that code puts together forbids inline scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from prodready.api import Evidence
from prodready.facts.python import Call, CallRef, Const, Expr, Fmt, Map, Op, Other, Ref, Seq
from prodready.project.code.constants import Constants
from prodready.project.code.symbols import Definition
from prodready.project.headers.policy_texts import directive_of, forbids_inline, links

_DIRECTIVE = re.compile(
    r"\b(?:[a-z]+-src(?:-elem|-attr)?|frame-ancestors|base-uri|form-action|sandbox|report-uri|upgrade-insecure)\b"
)
_SEPARATOR = re.compile(r"\s*;\s*")
"""What stands between directives; between the sources of one, which a list holds, stand spaces."""
_DEPTH = 6
"""Expressions inside each other, and functions that call each other, which are followed."""


class Policy(msgspec.Struct, frozen=True):
    """A Content-Security-Policy: where, and whether it forbids inline scripts (None: its text is not known)."""

    place: Evidence
    strict: bool | None


def plain(expr: Expr | None) -> Expr | None:
    """The text of bytes, in which ASGI has its headers; other expressions as they are."""
    return Const(expr.text, expr.line) if isinstance(expr, Other) and expr.text else expr


class PolicyValues(msgspec.Struct, frozen=True):
    """Follows the values of headers through names, calls and what they return."""

    constants: Constants

    def strict(self, path: str, scope: int, value: Expr) -> bool | None:
        """Whether it does; None where no directive of it is known."""
        known = self.constants.text(path, scope, plain(value))
        if known is not None:
            return forbids_inline(known)
        parts = list(self._texts(path, scope, value, _DEPTH))
        joined = "".join(parts)
        return forbids_inline(joined) if _DIRECTIVE.search(joined) else None

    def _texts(self, path: str, scope: int, expr: Expr, depth: int) -> Iterator[str]:
        """The constant pieces of a text, in order; what is not constant leaves a gap."""
        if depth == 0:
            return
        if isinstance(expr, Const):
            yield str(expr.value)
        elif isinstance(expr, Fmt):
            for part in expr.parts:
                yield from self._texts(path, scope, part, depth - 1)
        elif isinstance(expr, (Seq, Op)):
            for item in expr.items:
                yield from self._texts(path, scope, item, depth - 1)
                yield "; "
        elif isinstance(expr, Map):
            for key, item in expr.items:
                name = " ".join(self._texts(path, scope, key, depth - 1)) if key is not None else ""
                stated = " ".join(self._texts(path, scope, item, depth - 1))
                yield f"{name} {_SEPARATOR.sub(' ', stated) if _DIRECTIVE.fullmatch(name) else stated}; "
        elif isinstance(expr, CallRef):
            yield from self._called(path, scope, self.constants.types.symbols.modules[path].calls[expr.index], depth)
        elif isinstance(expr, Ref):
            yield from self._bound(path, scope, expr, depth)

    def _called(self, path: str, scope: int, call: Call, depth: int) -> Iterator[str]:
        """What a call is given and returns; a policy's builder states a directive with each call of its chain."""
        for link in links(self.constants.types.symbols.modules[path], call):
            directive = directive_of(link.name)
            if directive:
                sources = (" ".join(self._texts(path, scope, given, depth - 1)) for given in link.args)
                yield f"{directive} {' '.join(sources)}; "
        if not directive_of(call.name):
            for given in call.args:
                yield from self._texts(path, scope, given, depth - 1)
        yield from self._returned(self.constants.types.callee(path, call), depth)

    def _returned(self, found: Definition | None, depth: int) -> Iterator[str]:
        if found is not None and found.function is not None:
            for item in found.function.returned:
                yield from self._texts(found.path, found.function.index, item, depth - 1)

    def _bound(self, path: str, scope: int, expr: Ref, depth: int) -> Iterator[str]:
        if expr.name.startswith("%self."):
            yield from self._returned(
                self.constants.types.callee_of(self.constants.types.typed(path, scope, expr.name)), depth
            )
        elif expr.name[0] == "%":
            for assign in self.constants.types.bound(path, scope, expr.name):
                if assign.value is not None:
                    yield from self._texts(path, scope, assign.value, depth - 1)
            return
        found = self.constants.types.symbols.definition(self.constants.types.symbols.resolve(path, expr.name))
        if found is not None and found.assign is not None and found.assign.value is not None:
            yield from self._texts(found.path, found.assign.scope, found.assign.value, depth - 1)
