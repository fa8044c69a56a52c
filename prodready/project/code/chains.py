"""What a dotted name means: chains of attributes, calls and items, each followed from the type before it; and what a call runs."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable

import msgspec

from prodready.facts.python import Assign, Call, CallRef, Class, Function, Ref
from prodready.project.code.annotations import Annotations
from prodready.project.code.bindings import Bindings
from prodready.project.code.known_types import MAX_STEPS, RETURNS, RETURNS_HEADS, cut, next_step
from prodready.project.code.symbols import Definition

_CONTEXTS = ("flask.g.", "quart.g.")
"""Objects of frameworks that carry what the application hangs on them for one request."""


class Chains(Annotations):
    """Follows names; what values and local variables are is told by ``Types``, which derives from it."""

    bindings: Bindings
    _typed: dict[str, str] = msgspec.field(default_factory=dict)  # of global names
    _locals: dict[tuple[str, int], dict[str, str]] = msgspec.field(default_factory=dict)  # of names within a function
    _callees: dict[str, Definition | None] = msgspec.field(default_factory=dict)
    _answers: dict[tuple[str, str, int, str | int], str] = msgspec.field(default_factory=dict)

    @abstractmethod
    def of_assign(self, path: str, assign: Assign, depth: int = MAX_STEPS) -> str:
        """The type that a binding gives."""

    @abstractmethod
    def result(self, path: str, function: Function, depth: int = MAX_STEPS) -> str:
        """The type of what a function gives."""

    @abstractmethod
    def _local(self, path: str, scope: int, name: str, depth: int) -> str:
        """The type of a local variable."""

    def _once(self, key: tuple[str, str, int, str | int], compute: Callable[[], str]) -> str:
        """Remember an answer; a question that needs its own answer gets an empty one."""
        found = self._answers.get(key)
        if found is None:
            self._answers[key] = ""
            found = self._answers[key] = compute()
        return found

    # chains

    def typed(self, path: str, scope: int, name: str) -> str:
        """A canonical ``name`` used in function ``scope`` of ``path``, rewritten to start at a type where known."""
        if name[:1] == "%":
            answers = self._locals.get((path, scope))
            if answers is None:
                answers = self._locals[path, scope] = {}
        else:
            name, answers = self.symbols.resolve(path, name), self._typed
        found = answers.get(name)
        if found is None:
            answers[name] = name
            found = answers[name] = self._chain(path, scope, name, MAX_STEPS)
        return found

    def call_name(self, path: str, call: Call) -> str:
        """The global, typed name of what a call calls."""
        return self.typed(path, call.scope, call.name)

    def _chain(self, path: str, scope: int, name: str, depth: int) -> str:
        if depth <= 0:
            return name
        if name[:1] == "%":
            head, rest = cut(name[1:])
            known = self._local(path, scope, head, depth - 1)
            bound, further = self._bound_attribute(path, scope, name[1:], depth - 1)
            if bound:
                known, rest = bound, further
            return self._walk(known, rest, depth - 1) if known else name
        if ":" in name and not name.startswith(":"):
            return self._internal(name, depth)
        return self._on_context(name, depth - 1) or self._known(name)

    def _on_context(self, name: str, depth: int) -> str:
        """A chain that begins with what is hung on the request's context, where that is one thing (``g.db.search``)."""
        begun = next((each for each in _CONTEXTS if name.startswith(each)), "")
        if not begun:
            return ""
        head, rest = cut(name[len(begun) :])
        bound = self.bindings.on_context(begun + head)
        known = {found for path, assign in bound if (found := self.of_assign(path, assign, depth))}
        return self._walk(known.pop(), rest, depth) if len(known) == 1 else ""

    def _known(self, name: str) -> str:
        """Shorten an external chain by the table of factories."""
        if name.partition(".")[0] not in RETURNS_HEADS:
            return name
        for position in range(len(name), 0, -1):
            if (position == len(name) or name[position] in ".([") and name[:position] in RETURNS:
                return self._known(RETURNS[name[:position]] + name[position:])
        return name

    def _internal(self, name: str, depth: int) -> str:
        path, _, rest = name.partition(":")
        head, tail = self._head(path, rest)
        found = self.symbols.definition(f"{path}:{head}")
        if found is None:
            return name
        if found.cls is not None and tail.startswith("[]"):  # a generic class with its arguments
            return self._internal(f"{path}:{head}{tail[2:]}", depth)
        if found.assign is not None and tail:
            known = self.of_assign(found.path, found.assign, depth - 1)
            return self._walk(known, tail, depth - 1) if known else name
        if found.function is not None and tail.startswith("()"):
            known = self.result(found.path, found.function, depth - 1)
            return self._walk(known, tail[2:], depth - 1) if known else name
        if found.cls is not None and tail.startswith("()"):
            return self._walk(f"{path}:{head}()", tail[2:], depth - 1)
        if found.cls is not None and tail.startswith("."):
            return self._of_class(found.path, found.cls, tail, depth - 1) or name
        return name

    def _of_class(self, path: str, cls: Class, tail: str, depth: int) -> str:
        """A chain that begins with what a class body makes (``class Orders: api = Namespace("orders")``, ``Orders.api.route``),
        or with what a method of the class gives (``Orders.shared().api``)."""
        name, rest = cut(tail[1:])
        method = self.symbols.method(path, cls, name) if rest.startswith("()") else None
        if method is not None and method.function is not None:
            known = self.result(method.path, method.function, depth)
            return self._walk(known, rest[2:], depth) if known else ""
        bound = self.symbols.class_field(path, cls, name)
        if bound is None or not isinstance(bound[1].value, CallRef):
            return ""
        known = self.of_assign(bound[0], bound[1], depth)
        return self._walk(known, rest, depth) if known else ""

    def _head(self, path: str, rest: str) -> tuple[str, str]:
        """The definition that a dotted rest begins with: a class inside a class or a function, else the first part."""
        head, tail = cut(rest)
        while tail[:1] == ".":
            inner, further = cut(tail[1:])
            found = self.symbols.definition(f"{path}:{head}.{inner}")
            if found is None or found.cls is None:
                break
            head, tail = f"{head}.{inner}", further
        return head, tail

    def _walk(self, known: str, rest: str, depth: int) -> str:
        """Follow ``rest`` (``.repo.get``, ``()``, ``[]``) from a value of type ``known``."""
        while rest and depth > 0:
            taken, remaining = next_step(rest)
            following = self._step(known, taken, depth - 1)
            if not following:
                return self._known(known + rest) if ":" not in known else known + rest
            known, rest, depth = following, remaining, depth - 1
        return known + rest if ":" in known else self._known(known + rest)

    def _step(self, known: str, step: str, depth: int) -> str:
        if ":" not in known:
            return RETURNS.get(known + step, "")
        found = self.symbols.definition(known.removesuffix("()"))
        if found is None or found.cls is None or not known.endswith("()"):
            return ""
        if step == "()":
            method = self.symbols.method(found.path, found.cls, "__call__")
            return self.result(method.path, method.function, depth) if method and method.function else ""
        if not step.startswith("."):
            return ""
        if step.endswith("()"):
            method = self.symbols.method(found.path, found.cls, step[1:-2])
            if method is not None and method.function is not None:
                return self.result(method.path, method.function, depth)
            return self._attribute(found.path, found.cls, step[1:-2], depth, called=True)
        return self._attribute(found.path, found.cls, step[1:], depth)

    def _attribute(self, path: str, cls: Class, name: str, depth: int, *, called: bool = False) -> str:
        key = ("called" if called else "attribute", path, cls.index, name)
        return self._once(key, lambda: self._find_attribute(path, cls, name, depth, called=called))

    def _find_attribute(self, path: str, cls: Class, name: str, depth: int, *, called: bool) -> str:
        bound = self.symbols.class_field(path, cls, name)
        if bound is not None and not called:
            known = self.of_assign(bound[0], bound[1], depth)
            if known:
                return known
        method = self.symbols.method(path, cls, name)
        if method is not None and method.function is not None and not called and is_property(method.function):
            return self.result(method.path, method.function, depth)
        known = self._instance_attribute(path, cls, name, depth)
        if not known:
            for _, base in self.symbols.ancestors(path, cls):
                if base is not None and base.cls is not None:
                    known = self._instance_attribute(base.path, base.cls, name, depth)
                    if known:
                        break
        if known:
            return self.typed_result(known) if called else known
        return self._delegated(path, cls, name, depth, called=called)

    def _delegated(self, path: str, cls: Class, name: str, depth: int, *, called: bool) -> str:
        """What a proxy gives that hands every other attribute on: ``def __getattr__(self, name): return getattr(self.x, name)``."""
        method = self.symbols.method(path, cls, "__getattr__")
        if method is None or method.function is None or method.path != path or depth <= 0:
            return ""
        for value in method.function.returned:
            call = self.symbols.modules[path].call(value)
            given = call.arg(0) if call is not None and call.name == "builtins.getattr" else None
            held = given.name.removeprefix("%self.") if isinstance(given, Ref) else ""
            if held and held.isidentifier() and held != name:
                known = self._attribute(path, cls, held, depth - 1)
                return self._walk(known, f".{name}{'()' if called else ''}", depth - 1) if known else ""
        return ""

    def typed_result(self, known: str) -> str:
        """The type of calling a value of type ``known``."""
        made = f"{known}()"
        return made if ":" in known and not known.endswith("()") else RETURNS.get(made, "")

    def _instance_attribute(self, path: str, cls: Class, name: str, depth: int) -> str:
        for assign in self.bindings.of_self(path).get((cls.index, name), ()):
            known = self.of_assign(path, assign, depth)
            if known:
                return known
        return ""

    def _bound_attribute(self, path: str, scope: int, name: str, depth: int) -> tuple[str, str]:
        """The type of the longest beginning of a chain to which the function binds something, and the chain's rest."""
        table = self.bindings.attributes(path)
        head = name if table else ""
        while "." in head:
            for assign in table.get((scope, head), ()):
                known = self.of_assign(path, assign, depth)
                if known:
                    return known, name[len(head) :]
            head = head.rpartition(".")[0]
        return "", ""

    # calls

    def callee(self, path: str, call: Call) -> Definition | None:
        """The function of the repository that a call runs: a function, a method, a class's ``__init__``; else None."""
        name = self.call_name(path, call)
        if name[:1] == "%":  # a function nested in the same function
            return self._nested(path, call.scope, name)
        return self.callee_of(name)

    def _nested(self, path: str, scope: int, name: str) -> Definition | None:
        """A function or class that is defined inside a function around ``scope``."""
        module = self.symbols.modules[path]
        while scope >= 0:
            found = self.symbols.definition(f"{path}:{module.functions[scope].qualname}.{name[1:]}")
            if found is not None:
                return found
            scope = module.functions[scope].scope
        return None

    def callee_of(self, name: str) -> Definition | None:
        """As ``callee``, for a global typed name."""
        if name not in self._callees:
            self._callees[name] = self._find_callee(name)
        return self._callees[name]

    def _find_callee(self, name: str) -> Definition | None:
        found = self.symbols.definition(name)
        if found is not None and found.function is not None:
            return found
        if found is not None and found.cls is not None:
            return self.symbols.method(found.path, found.cls, "__init__") or found
        head, _, method = name.rpartition(".")
        owner = self.symbols.definition(head.removesuffix("()")) if ":" in head else None
        if owner is not None and owner.cls is not None:
            return self.symbols.method(owner.path, owner.cls, method)
        return None


def is_property(function: Function) -> bool:
    """Whether a method is read like an attribute."""
    return any(
        isinstance(item, Ref) and item.name.rpartition(".")[2] in ("property", "cached_property", "hybrid_property")
        for item in function.decorators
    )
