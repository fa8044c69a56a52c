"""Whether requests run a function: from whom it is called, mentioned, handed on or named by a string."""

from __future__ import annotations

import re

import msgspec

from prodready.api import Evidence
from prodready.facts.python import Call, CallRef, Const, Expr, Function, Module, Ref, Seq, last_word
from prodready.project.services.in_use import InUse

_DOTTED = re.compile(r"\w+(?:\.\w+)*[.:]\w+")
_HOOKS = re.compile(r"(?:before_request|before_app_request|middleware|on_request|hook|websocket|event)$")
MAX_CALLERS = 6


class Index(msgspec.Struct):
    """Who refers to a name: the enclosing function (-1: the module) and the line of every call and read, by last segment."""

    by_name: dict[str, list[tuple[str, int, int]]] = msgspec.field(default_factory=dict)
    decorating: set[str] = msgspec.field(default_factory=set)

    def add(self, path: str, module: Module) -> None:
        """Index one module."""
        for call in module.calls:
            self.by_name.setdefault(bare_word(call.name), []).append((path, call.scope, call.line))
            owner = bare_word(call.name.rpartition(".")[0])
            if owner[:1].isupper():  # ``Orders.as_entry()`` hands the class on
                self.by_name.setdefault(owner, []).append((path, call.scope, call.line))
        for read in module.reads:
            self.by_name.setdefault(bare_word(read.name), []).append((path, read.scope, read.line))
            self.by_name.setdefault(bare_word(read.name.rpartition(".")[0]), []).append((path, read.scope, read.line))
        for call in module.calls:
            for given in call.arguments:
                self._given(path, call, given)
        decorators = [item.decorators for item in module.functions] + [item.decorators for item in module.classes]
        for listed in decorators:
            for decorator in listed:
                name = module.calls[decorator.index].name if isinstance(decorator, CallRef) else ""
                self.decorating.add(bare_word(decorator.name if isinstance(decorator, Ref) else name))

    def _given(self, path: str, call: Call, expr: Expr) -> None:
        if isinstance(expr, Ref):
            self.by_name.setdefault(bare_word(expr.name), []).append((path, call.scope, call.line))
        elif isinstance(expr, Const):
            if isinstance(expr.value, str) and _DOTTED.fullmatch(expr.value):  # ``add_tween("shop.tweens.limit")``
                self.by_name.setdefault(re.split(r"[.:]", expr.value)[-1], []).append((path, call.scope, call.line))
        elif isinstance(expr, Seq):
            for item in expr.items:
                self._given(path, call, item)


class Wiring(msgspec.Struct):
    modules: dict[str, Module]
    index: Index
    handlers: set[tuple[str, int]]
    middleware: set[str]
    in_use: InUse

    def runs(self, path: str, function: Function, depth: int = MAX_CALLERS, seen: set[str] | None = None) -> bool:
        """Whether a handler, a module's top level, a decorator or a framework leads to the function."""
        if self.in_use.makes(path, function):
            return True
        seen = set() if seen is None else seen
        module = self.modules[path]
        names = set()
        current: Function | None = function
        while current is not None:
            if (path, current.index) in self.handlers or _is_hook(module, current):
                return True
            names.add(current.name)
            if current.owner >= 0 and not _is_static(current):
                names.add(module.classes[current.owner].name)
            current = module.functions[current.scope] if current.scope >= 0 else None
        names -= {"__init__", "__call__", "wrapper", "decorator", "inner", "dispatch", "wrapped"} | seen
        if names & (self.index.decorating | self.middleware):
            return True
        seen |= names
        for name in names:
            for where, scope, line in self.index.by_name.get(name, ()):
                caller = self.modules[where].functions[scope] if scope >= 0 else None
                if caller is None:
                    if not self.in_use.is_left(Evidence(where, line)) and not self._names_base_in_vain(where, line):
                        return True
                elif caller is not function and depth and self.runs(where, caller, depth - 1, seen):
                    return True
        return False

    def _names_base_in_vain(self, path: str, line: int) -> bool:
        """Whether a line only derives a class that nothing mentions and that serves no route."""
        module = self.modules[path]
        cls = next((item for item in module.classes if item.line == line), None)
        if cls is None or self.in_use.discovers or not self.in_use.is_left_class(path, cls):
            return False
        return not any(where == path and module.functions[at].owner == cls.index for where, at in self.handlers)


def _is_static(function: Function) -> bool:
    """Whether a method is called by its name alone: whoever takes the class for something else does not call it."""
    return any(isinstance(item, Ref) and item.name == "builtins.staticmethod" for item in function.decorators)


def _is_hook(module: Module, function: Function) -> bool:
    """Whether a decorator has a framework call the function; aiohttp's marks it only."""
    names = map(module.written, function.decorators)
    return any(name != "aiohttp.web.middleware" and _HOOKS.search(name) for name in names)


def bare_word(name: str) -> str:
    """The last word of a name, that of a call without its brackets."""
    return last_word(name).removesuffix("()")
