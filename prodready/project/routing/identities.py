"""Which router an expression is: the identities by which declarations and mounts are matched, and the texts of their paths."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from prodready.facts.python import Assign, Call, CallRef, Const, Expr, Fmt, Function, Module, Op, Ref, Seq, Sub
from prodready.project.code.constants import Constants
from prodready.project.code.mentions import NO_FUNCTIONS
from prodready.project.code.symbols import Symbols
from prodready.project.code.types import Types
from prodready.project.routing.kept import kept_router
from prodready.project.routing.table import ANY, Collected

_CONFIGURED = re.compile(r"(?:^|[.:%&])\w*(?:settings|config|conf|cfg)(?:\(\))?(?:\.\w+)+$", re.IGNORECASE)
"""Attributes of objects that are named for settings."""
CURRENT = {"flask.current_app": "flask.Flask()", "quart.current_app": "quart.Quart()"}
"""What stands for the application of a context, which may be asked for routes as the application itself."""


class Identities(msgspec.Struct, frozen=True):
    """Answers about one walk over the application's modules."""

    types: Types
    constants: Constants
    found: Collected
    uncalled: Mapping[str, frozenset[int]] = NO_FUNCTIONS  # functions whose declarations count for nothing

    @property
    def symbols(self) -> Symbols:
        """The resolver."""
        return self.types.symbols

    def module(self, path: str) -> Module:
        """The facts of one module."""
        return self.symbols.modules[path]

    def calls(self, path: str) -> Sequence[Call]:
        """The calls of one module, without those in functions that nothing calls."""
        left, calls = self.uncalled.get(path), self.module(path).calls
        return [call for call in calls if call.scope not in left] if left else calls

    def text(self, path: str, scope: int, expr: Expr | None) -> str | None:
        """A constant string, or None; a call with a constant string first (``scoped("/x")``) counts as that string, and a
        parameter as its default."""
        value = self.constants.text(path, scope, expr)
        if value is None and isinstance(expr, Ref) and expr.name[:1] == "%":
            return self._default(path, scope, expr.name[1:])
        if value is None and isinstance(expr, CallRef):
            call = self.module(path).calls[expr.index]
            if call.args and not call.name.startswith("builtins."):
                return self.constants.text(path, call.scope, call.args[0])
        return self._configured(path, scope, expr) if value is None and isinstance(expr, Fmt) else value

    def _configured(self, path: str, scope: int, expr: Fmt) -> str | None:
        """An address below what a setting says (``config.PREFIX + "orders"``), which is shown as ``<?>``."""
        begun = expr.parts[0]
        if expr.how not in ("f", "+") or not isinstance(begun, Ref) or begun.name[0] == "%":
            return None  # callers may say what a local name is
        first, *rest = [self.constants.of(path, scope, part) for part in expr.parts]
        if first is not None or not rest or not all(isinstance(each, str) for each in rest):
            return None
        return "/<?>/" + "".join(map(str, rest)).lstrip("/")

    def _default(self, path: str, scope: int, name: str) -> str | None:
        """The string that a parameter of a function round the place is unless a caller gives another."""
        functions = self.module(path).functions
        while scope >= 0:
            param = functions[scope].param(name)
            if param is not None:
                default = param.default.value if isinstance(param.default, Const) else None
                return default if isinstance(default, str) else None
            scope = functions[scope].scope
        return None

    def prefix(self, path: str, scope: int, expr: Expr | None) -> str:
        """A prefix; of two that a condition chooses the longer one. What a setting says is shown as ``<?>``; what else cannot
        be evaluated counts as none."""
        if isinstance(expr, Op) and expr.kind == "if":
            return max((self.prefix(path, scope, item) for item in expr.items[::2]), key=len)
        text = self.text(path, scope, expr)
        if text is None and isinstance(expr, Ref) and _CONFIGURED.search(expr.name):
            return "/<?>"
        return text or ""

    def texts(self, path: str, scope: int, expr: Expr | None) -> tuple[str, ...]:
        """The strings of a list, which may have a name, or the one string."""
        where, inner, value = self.constants.follow(path, scope, expr) or (path, scope, expr)
        if isinstance(value, Seq):
            return tuple(text for item in value.items if (text := self.text(where, inner, item)) is not None)
        text = self.text(path, scope, expr)
        return () if text is None else (text,)

    # identities

    def receiver(self, path: str, call: Call) -> str:
        """The identity of what a method is called on."""
        return next(iter(self.identities(path, call.scope, Ref(call.name.rpartition(".")[0]))), "")

    def identities(self, path: str, scope: int, expr: Expr | None, depth: int = 8) -> Iterator[str]:
        """The routers that an expression is: one, or several where it is a loop variable over a list."""
        if depth <= 0 or expr is None:
            return
        if isinstance(expr, Ref):
            yield from self._named(path, scope, expr, depth)
        elif isinstance(expr, CallRef):
            yield from self._made(path, self.module(path).calls[expr.index], depth)
        elif isinstance(expr, (Seq, Op)):
            items = expr.items[:1] if isinstance(expr, Op) and expr.kind == "comp" else expr.items
            for item in items:
                yield from self.identities(path, scope, item, depth - 1)
        elif isinstance(expr, Sub):
            yield from self.identities(path, scope, expr.value, depth - 1)

    def _named(self, path: str, scope: int, expr: Ref, depth: int) -> Iterator[str]:
        kept = kept_router(self.types, path, scope, expr.name)
        if kept:
            yield kept
            return
        name = self.symbols.resolve(path, expr.name)
        if name in CURRENT:
            yield ANY
            return
        if name.endswith("()") and ".py:" in name:
            found = self.symbols.definition(name[:-2])
            if found is not None and found.function is not None:
                yield from self._returned(found.path, found.function, depth)
                return
        if name[:1] == "%":
            yield from self._local(path, scope, name[1:], depth)
            return
        found = self.symbols.definition(name)
        if found is not None and found.assign is not None:
            made = list(self._bound(found.path, found.assign, depth))
            if made and made != [name]:
                yield from made
                return
        yield self._inherited(name)

    def _inherited(self, name: str) -> str:
        """The name of a router that a class body makes, by the class that makes it: ``Users.api`` where a base has ``api``."""
        owner, _, attribute = name.rpartition(".")
        held = self.symbols.definition(owner)
        bound = self.symbols.class_field(held.path, held.cls, attribute) if held and held.cls else None
        if bound is None:
            return name
        return f"{bound[0]}:{self.module(bound[0]).classes[bound[1].owner].qualname}.{attribute}"

    def _bound(self, path: str, assign: Assign, depth: int) -> Iterator[str]:
        """What a module-level variable holds when it is not itself the router: a factory's result, a list, an item."""
        if isinstance(assign.value, Op) and assign.value.kind == "iter":
            yield from self.identities(path, assign.scope, assign.value, depth - 1)
        elif isinstance(assign.value, Seq):
            if all(isinstance(item, (Ref, CallRef)) for item in assign.value.items):
                yield from self.identities(path, assign.scope, assign.value, depth - 1)
        elif isinstance(assign.value, CallRef):
            callee = self.types.callee(path, self.module(path).calls[assign.value.index])
            if callee is not None and callee.function is not None and not self._is_fresh(callee.path, callee.function):
                yield from self._returned(callee.path, callee.function, depth)

    def _is_fresh(self, path: str, function: Function) -> bool:
        """Whether a function makes a new bare router for every caller, who is then the one that names it."""
        if function.name == "__init__":
            return True
        module = self.module(path)
        made = [module.call(value) for value in function.returned]
        return bool(made) and all(
            call is not None
            and call.kwarg("prefix") is None
            and call.kwarg("routes") is None
            and not self._calls(path, call)
            for call in made
        )

    def _calls(self, path: str, call: Call) -> bool:
        callee = self.types.callee(path, call)
        return callee is not None and callee.function is not None and callee.function.name != "__init__"

    def _local(self, path: str, scope: int, name: str, depth: int) -> Iterator[str]:
        module = self.module(path)
        head, _, rest = name.partition(".")
        while scope >= 0:
            function = module.functions[scope]
            if head in ("self", "cls") and function.owner >= 0:
                yield f"{path}:{module.classes[function.owner].qualname}.{rest}" if rest else ANY
                return
            bound = self.types.bound(path, scope, head)
            if bound:
                yield from self._local_value(path, scope, bound, head, depth)
                return
            param = function.param(head)
            if param is not None:
                yield ANY
                return
            scope = function.scope
        yield ANY

    def _local_value(self, path: str, scope: int, bound: Sequence[Assign], name: str, depth: int) -> Iterator[str]:
        module = self.module(path)
        for assign in bound:
            value = assign.value
            if isinstance(value, Op) and value.kind == "iter":
                yield from self.identities(path, scope, value, depth - 1)
                return
            if isinstance(value, Ref) and value.name != f"%{name}":
                yield from self.identities(path, scope, value, depth - 1)
                return
            if isinstance(value, CallRef):
                callee = self.types.callee(path, module.calls[value.index])
                inner = callee.function if callee is not None else None
                if callee is not None and inner is not None and not self._is_fresh(callee.path, inner):
                    yield from self._returned(callee.path, inner, depth)
                    return
        yield f"{path}:{module.functions[scope].qualname}%{name}"

    def _made(self, path: str, call: Call, depth: int) -> Iterator[str]:
        callee = self.types.callee(path, call)
        if callee is not None and callee.function is not None and callee.function.name != "__init__":
            yield from self._returned(callee.path, callee.function, depth)
        else:
            yield f"{path}@{call.index}"

    def _returned(self, path: str, function: Function, depth: int) -> Iterator[str]:
        for value in function.returned:
            yield from self.identities(path, function.index, value, depth - 1)

    def constructed(self, path: str, call: Call) -> str:
        """The identity of the router that a constructor call makes: the variable that it is bound to."""
        for assign in self.bindings(path).get(call.index, ()):
            target = assign.target
            if target[0] == ":":
                return f"{path}:{target[1:]}"
            if target[0] == "%" and target.startswith("%self.") and assign.owner >= 0:
                return f"{path}:{self.module(path).classes[assign.owner].qualname}.{target[6:]}"
            if target[0] == "%" and assign.scope >= 0:
                return f"{path}:{self.module(path).functions[assign.scope].qualname}{target}"
            if target[0] == "&" and assign.owner >= 0:
                return f"{path}:{self.module(path).classes[assign.owner].qualname}.{target[1:]}"
        return f"{path}@{call.index}"

    def bindings(self, path: str) -> dict[int, list[Assign]]:
        """The assignments whose value is a call, by the call's index."""
        cache: dict[str, dict[int, list[Assign]]] = self.found.__dict__.setdefault("_bindings", {})
        if path not in cache:
            table: dict[int, list[Assign]] = {}
            for assign in self.module(path).assigns:
                if isinstance(assign.value, CallRef):
                    table.setdefault(assign.value.index, []).append(assign)
            cache[path] = table
        return cache[path]
