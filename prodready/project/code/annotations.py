"""What annotations mean, and what frameworks inject into parameters."""

from __future__ import annotations

import msgspec

from prodready.facts.python import Call, CallRef, Expr, Op, Param, Ref, Seq, Sub, is_literal, last_word
from prodready.project.code.known_types import MAX_DEPTH, WRAPPERS
from prodready.project.code.symbols import Symbols

_CLASSES = frozenset({"builtins.type", "typing.Type"})
_BARE = frozenset(f"{package}.{name}" for package in ("typing", "typing_extensions") for name in ("Final", "ClassVar"))
"""What says something of a name without saying what type it has (``settings: Final = Settings()``)."""
_INJECTED = frozenset({"FromDishka", "NamedDependency", "Injected"})
"""Generic types by which containers mark what they put in (dishka, Litestar, wireup, aioinject), by their last word."""
_INJECTORS = ("Depends", "Security", "Provide", "FromDishka", "Inject")


class Annotations(msgspec.Struct):
    """Reads annotations and injection markers over all modules."""

    symbols: Symbols

    def annotation(self, path: str, expr: Expr, depth: int = MAX_DEPTH) -> str:
        """The type an annotation means: wrappers, unions with None and aliases undone."""
        if depth <= 0:
            return ""
        if isinstance(expr, Sub):
            name = self.symbols.expr_name(path, expr.value)
            first = expr.index.items[0] if isinstance(expr.index, Seq) and expr.index.items else expr.index
            if name in WRAPPERS or (":" not in name and last_word(name) in _INJECTED):
                return self.annotation(path, first, depth - 1)
            if name in _CLASSES:
                return self.annotation(path, first, depth - 1).removesuffix("()")
            if name == "typing.Union" and isinstance(expr.index, Seq):
                return self._union(path, expr.index.items, depth)
            return self.annotation(path, expr.value, depth - 1)
        if isinstance(expr, Op) and expr.kind == "|":
            return self._union(path, expr.items, depth)
        if isinstance(expr, Ref):
            name = self.symbols.resolve(path, expr.name)
            if name in _BARE:
                return ""
            found = self.symbols.definition(name)
            if found is not None and found.assign is not None and found.assign.value is not None:
                bound = self._bound_of(found.path, found.assign.value)
                return self.annotation(found.path, bound, depth - 1)
            return f"{name}()" if name and name[0] not in "%&?" else ""
        return ""

    def _bound_of(self, path: str, value: Expr) -> Expr:
        """What an alias means: for a type variable what it is bound to (``TypeVar("T", bound=Model)``)."""
        made = self.symbols.modules[path].call(value)
        bound = made.kwarg("bound") if made is not None and last_word(made.name) == "TypeVar" else None
        return bound if bound is not None else value

    def _union(self, path: str, items: tuple[Expr, ...], depth: int) -> str:
        for item in items:
            if not is_literal(item, None):
                known = self.annotation(path, item, depth - 1)
                if known:
                    return known
        return ""

    def injected(self, path: str, call: Call) -> Expr | None:
        """What an injection marker (``Depends(get_db)`` and its kin) injects, if ``call`` is one."""
        if call.name.rpartition(".")[2].lstrip(":") in _INJECTORS:
            return call.arg(0, "dependency")
        return None

    def dependency(self, path: str, param: Param) -> Expr | None:
        """What is injected into a parameter: by its default or inside ``Annotated``, aliases followed."""
        module = self.symbols.modules[path]
        call = module.call(param.default)
        if call is not None:
            found = self.injected(path, call)
            if found is not None:
                return found
            if self._marks(path, call):
                return param.annotation  # Depends() injects the annotated class
        return self._annotated_dependency(path, param.annotation, MAX_DEPTH)

    def _marks(self, path: str, call: Call) -> bool:
        """Whether a call is an injection marker, or of a function of the repository that makes one: ``role(admin=True)``."""
        if call.name.rpartition(".")[2].lstrip(":") in _INJECTORS:
            return True
        made = self.symbols.definition(self.symbols.resolve(path, call.name))
        if made is None or made.function is None:
            return False
        returned = filter(None, map(self.symbols.modules[made.path].call, made.function.returned))
        return any(last_word(each.name) in _INJECTORS for each in returned)

    def _annotated_dependency(self, path: str, expr: Expr | None, depth: int) -> Expr | None:
        if depth <= 0 or expr is None:
            return None
        if isinstance(expr, Ref):
            found = self.symbols.definition(self.symbols.resolve(path, expr.name))
            if found is not None and found.assign is not None and found.assign.value is not None:
                return self._located(found.path, self._annotated_dependency(found.path, found.assign.value, depth - 1))
            return None
        if isinstance(expr, Sub) and isinstance(expr.index, Seq):
            module = self.symbols.modules[path]
            for item in expr.index.items[1:]:
                call = module.call(item)
                if call is not None and self._marks(path, call):
                    return self.injected(path, call) or expr.index.items[0]
        return None

    def _located(self, path: str, expr: Expr | None) -> Expr | None:
        """An expression of another module under its global name, so that it means the same anywhere."""
        if isinstance(expr, Ref):
            return Ref(self.symbols.resolve(path, expr.name), expr.line)
        if isinstance(expr, CallRef):
            return Ref(self.symbols.resolve(path, self.symbols.modules[path].calls[expr.index].name) + "()", expr.line)
        return expr


def is_of_class(symbols: Symbols, path: str, annotation: Expr | None) -> bool:
    """Whether an annotation says that the class has a value, not its instances (``ClassVar[str]``)."""
    head = annotation.value if isinstance(annotation, Sub) else annotation
    return isinstance(head, Ref) and symbols.expr_name(path, head).endswith(".ClassVar")
