"""What type a variable has, as far as the text tells: annotations, constructors, injected parameters, attributes.

A type is written as the global name of its class with ``()``: ``sqlalchemy.orm.Session()``, ``app/svc.py:Users()``.
``typed`` rewrites a chain so that it starts at a type: ``%session.execute`` with ``session: Session`` becomes
``sqlalchemy.orm.Session().execute``. An empty answer means the text does not tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from prodready.api import fact
from prodready.facts.python import (
    Assign,
    Call,
    CallRef,
    Const,
    Expr,
    Fmt,
    Function,
    Map,
    Op,
    Param,
    Ref,
    Seq,
    Sub,
)
from prodready.project.code.bindings import Bindings
from prodready.project.code.chains import Chains
from prodready.project.code.elements import element
from prodready.project.code.known_types import (
    BUILDERS,
    CLIENTS,
    ITEMS,
    MAX_STEPS,
    RETURNS,
    is_type,
)
from prodready.project.code.symbols import Symbols

__all__ = ["RETURNS", "Types"]

_PROTOCOLS = frozenset({"typing.Protocol", "typing_extensions.Protocol"})
_ANYTHING = ("typing.Any()", "builtins.object()")
"""Annotations that tell nothing."""


class Types(Chains):
    """Infers types over all modules; every answer is remembered."""

    # values

    def of_assign(self, path: str, assign: Assign, depth: int = MAX_STEPS) -> str:
        """The type that a binding gives: its annotation's, else its value's; where both are of packages, the one that the
        value is made of, which is as narrow or narrower (``db: MetaData = Gino()``)."""
        key = (path, assign.target, assign.line, assign.column)
        return self._once(key, lambda: self._of_assign(path, assign, depth))

    def _of_assign(self, path: str, assign: Assign, depth: int) -> str:
        if assign.annotation is not None:
            known = self.annotation(path, assign.annotation, depth)
            if known and known not in _ANYTHING:
                return self._narrowed(path, assign, known, depth)
        return self.of(path, assign.scope, assign.value, depth) if assign.value is not None else ""

    def _narrowed(self, path: str, assign: Assign, declared: str, depth: int) -> str:
        if ":" in declared or assign.target[0] == "&" or not isinstance(assign.value, CallRef):
            return declared
        made = self.of(path, assign.scope, assign.value, depth)
        return made if ":" not in made and is_type(made) else declared

    def of(self, path: str, scope: int, expr: Expr | None, depth: int = MAX_STEPS) -> str:
        """The type of an expression."""
        if expr is None or depth <= 0:
            return ""
        if isinstance(expr, CallRef):
            return self._of_call(path, self.symbols.modules[path].calls[expr.index], depth)
        if isinstance(expr, Ref):
            return self._of_ref(path, scope, expr, depth)
        if isinstance(expr, Op) and expr.kind == "iter" and (known := element(self, path, scope, expr.items[0])):
            return known
        if isinstance(expr, Op) and expr.kind == "with":
            return self._entered(self.of(path, scope, expr.items[0], depth - 1), depth - 1)
        if isinstance(expr, Op) and expr.kind in ("iter", "or", "and", "if"):
            order = expr.items[::2] if expr.kind == "if" else expr.items
            return next((known for item in order if (known := self.of(path, scope, item, depth - 1))), "")
        if isinstance(expr, Sub):
            return self._of_part(path, scope, expr, depth - 1)
        literals: dict[type[object], str] = {Fmt: "builtins.str()", Map: "builtins.dict()", Seq: "builtins.list()"}
        if isinstance(expr, Const) and expr.value is not None:
            return f"builtins.{type(expr.value).__name__}()"
        return literals.get(type(expr), "")

    def _entered(self, known: str, depth: int) -> str:
        """What ``with`` binds of a manager of type ``known``: the manager itself unless its class gives something else."""
        found = self.symbols.definition(known.removesuffix("()")) if ":" in known else None
        if found is None or found.cls is None:
            return known
        for name in ("__enter__", "__aenter__"):
            method = self.symbols.method(found.path, found.cls, name)
            if method is not None and method.function is not None:
                return self.result(method.path, method.function, depth) or known
        return known

    def _of_part(self, path: str, scope: int, expr: Sub, depth: int) -> str:
        """The type of one of the values that a function of the repository gives at once (``first, second = make()``), or of
        what an object of a package gives by name (``client["shop"]``)."""
        at = expr.index.value if isinstance(expr.index, Const) else None
        if isinstance(expr.value, Ref) and (item := ITEMS.get(self.symbols.resolve(path, expr.value.name))):
            return item
        if not isinstance(at, int) or not isinstance(expr.value, CallRef):
            return ITEMS.get(self.of(path, scope, expr.value, depth), "")
        found = self.callee(path, self.symbols.modules[path].calls[expr.value.index])
        if found is None or found.function is None:
            return ""
        given = (
            each
            for each in found.function.returned
            if isinstance(each, Seq) and -len(each.items) <= at < len(each.items)
        )
        return next(
            (known for each in given if (known := self.of(found.path, found.function.index, each.items[at], depth))), ""
        )

    def _of_ref(self, path: str, scope: int, expr: Ref, depth: int) -> str:
        name = self.symbols.resolve(path, expr.name)
        chained = self._chain(path, scope, name, depth - 1)
        if chained.endswith("()"):
            return chained
        found = self.symbols.definition(chained)
        if found is not None and found.assign is not None:
            return self.of_assign(found.path, found.assign, depth - 1)
        return ""

    def _of_call(self, path: str, call: Call, depth: int) -> str:
        name = self._chain(path, call.scope, self.symbols.resolve(path, call.name), depth - 1)
        injected = self.injected(path, call)
        if injected is not None:
            return self._callable_result(path, call.scope, injected, depth - 1)
        if name.startswith(("typing.cast", "typing_extensions.cast")) and call.args:
            return self.annotation(path, call.args[0], depth - 1)
        if call.name == "%cls" and ".py:" in name and name.endswith("()"):
            return name  # a class method that makes an instance
        found = self.symbols.definition(name)
        if name[:1] == "%" and (made := self._default_class(path, call.scope, name[1:])):
            return f"{made}()"
        if name[:1] == "%" and (nested := self._nested(path, call.scope, name)) is not None and nested.cls is not None:
            return f"{nested.symbol}()"
        if found is not None and found.function is not None:
            return self.result(found.path, found.function, depth - 1)
        if found is not None and found.assign is not None:
            made = self.of_assign(found.path, found.assign, depth - 1)
            return self._step(made, "()", depth - 1) if made else ""
        if ".py:" in name and name.endswith("()"):
            return self._step(name, "()", depth - 1)  # an instance that is called
        method = self.callee_of(name)
        if method is not None and method.function is not None and method.function.name != "__init__":
            return self.result(method.path, method.function, depth - 1)
        owner, _, last = name.rpartition(".")
        if last in BUILDERS and (built := self.symbols.definition(owner)) is not None and built.cls is not None:
            return f"{built.symbol}()"
        if name.rpartition(".")[2] in CLIENTS and "." in name:
            return CLIENTS[name.rpartition(".")[2]]
        known = self._known(f"{name}()")
        return known if is_type(known) else ""

    def result(self, path: str, function: Function, depth: int = MAX_STEPS) -> str:
        """The type of what a function gives: returned, yielded or entered."""
        return self._once(("result", path, function.index, ""), lambda: self._result(path, function, depth))

    def _result(self, path: str, function: Function, depth: int) -> str:
        if depth <= 0:
            return ""
        if function.returns is not None:
            known = self.annotation(path, function.returns, depth - 1)
            if known in ("typing.Self()", "typing_extensions.Self()") and function.owner >= 0:
                return f"{path}:{self.symbols.modules[path].classes[function.owner].qualname}()"
            if known and known not in _ANYTHING:
                return self._made(known, path, function, depth) if self._is_protocol(known) else known
        given = (*function.returned, *function.yielded)
        return next((known for expr in given if (known := self.of(path, function.index, expr, depth - 1))), "")

    def _is_protocol(self, known: str) -> bool:
        """Whether a type is a protocol of the repository, which says what something can do and not what it is."""
        found = self.symbols.definition(known.removesuffix("()")) if ".py:" in known else None
        bases = self.symbols.base_names(found.path, found.cls) if found is not None and found.cls is not None else ()
        return any(base.partition("[")[0] in _PROTOCOLS for base in bases)

    def _made(self, known: str, path: str, function: Function, depth: int) -> str:
        """The type of what a function gives where it promises a protocol: what it makes at last, as stand-ins come first."""
        given = (self.of(path, function.index, expr, depth - 1) for expr in reversed(function.returned))
        return next((made for made in given if ".py:" in made), known)

    # injection

    def _callable_result(self, path: str, scope: int, expr: Expr, depth: int) -> str:
        if isinstance(expr, Ref):
            name = self.symbols.resolve(path, expr.name)
            found = self.symbols.definition(name)
            if found is not None and found.function is not None:
                return self.result(found.path, found.function, depth)
            if found is not None and found.cls is not None:
                return f"{found.symbol}()"
        known = self.of(path, scope, expr, depth)
        return self._step(known, "()", depth) if known else ""

    # locals

    def _local(self, path: str, scope: int, name: str, depth: int) -> str:
        module = self.symbols.modules[path]
        while scope >= 0:
            function = module.functions[scope]
            if function.owner >= 0 and name in ("self", "cls"):
                cls = module.classes[function.owner]
                return f"{path}:{cls.qualname}" + "()"
            known = self._bound(path, scope, name, depth)
            if known:
                return known
            param = function.param(name)
            if param is not None:
                return self.param(path, function, param, depth)
            scope = function.scope
        return self._bound(path, -1, name, depth)  # comprehension variables of the module's top level

    def _bound(self, path: str, scope: int, name: str, depth: int) -> str:
        for assign in self.bound(path, scope, name):
            known = self.of_assign(path, assign, depth)
            if known:
                return known
        return ""

    def bound(self, path: str, scope: int, name: str) -> Sequence[Assign]:
        """What the local variable ``name`` of function ``scope``, with its mark (``%db``) or without, is bound to, in
        textual order; nothing for other names."""
        return self.bindings.locals(path).get((scope, name.removeprefix("%")), ())

    def attributes_given(self, path: str, name: str) -> list[Assign]:
        """What a module sets an attribute of a request to (``self.request.view_name = …``)."""
        if not name.startswith(("%request.", "%self.request.")):
            return []
        bound = [item for item in self.symbols.modules[path].assigns if item.target == name]
        return bound if all(item.value is not None for item in bound) else []

    def param(self, path: str, function: Function, param: Param, depth: int = MAX_STEPS) -> str:
        """The type of a parameter: annotated, injected, or that of its default."""
        known = self.annotation(path, param.annotation, depth) if param.annotation is not None else ""
        known = "" if known in _ANYTHING else known
        if known and not self._is_protocol(known):
            return known
        dependency = self.dependency(path, param)
        if dependency is not None:
            return self._callable_result(path, function.scope, dependency, depth) or known
        if known:
            return known
        if param.default is not None and not isinstance(param.default, Const):
            return self.of(path, function.scope, param.default, depth)
        return ""

    def _default_class(self, path: str, scope: int, name: str) -> str:
        """The class that a parameter is unless a caller gives another (``formatter=JsonFormatter``); empty if none."""
        function = self.symbols.modules[path].functions[scope] if scope >= 0 else None
        param = function.param(name) if function is not None else None
        found = self.symbols.definition(self.symbols.expr_name(path, param.default)) if param is not None else None
        return found.symbol if found is not None and found.cls is not None else ""


@fact
def types(symbols: Symbols) -> Types:
    """Type inference over the symbols."""
    return Types(symbols, Bindings(symbols))
