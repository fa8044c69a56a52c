"""Whether a request model refuses to coerce: ``"1"`` for an integer, ``1`` for a boolean (checklist SEC001)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.python import Assign, CallRef, Class, Const, Expr, Map, Op, Ref, Seq, Sub, is_literal
from prodready.project.code.annotations import is_of_class
from prodready.project.code.calls import Calls
from prodready.project.code.symbols import Definition
from prodready.project.code.types import Types
from prodready.project.requests.libraries import PYDANTIC, library_of

_STRICT_TYPES = re.compile(r"^pydantic(?:\.v1)?(?:\.types)?\.Strict(?:Str|Int|Bool|Float|Bytes)$")
_SCALARS = frozenset(
    {"builtins.int", "builtins.str", "builtins.float", "builtins.bool", "builtins.bytes", "decimal.Decimal"}
)
_CONSTRAINED = re.compile(
    r"^pydantic(?:\.v1)?(?:\.types)?\.(?:con(?:str|int|float|bytes|decimal)|Positive(?:Int|Float)|Negative(?:Int|Float)|"
    r"NonNegative(?:Int|Float)|NonPositive(?:Int|Float)|SecretStr|SecretBytes|EmailStr)$"
)
_PLUGINS = re.compile(r"^litestar(?:\.\w+)*\.Pydantic(?:Init)?Plugin$")
_MARKERS = re.compile(r"(?:^|[.:])(?:Field|Strict|Body|Param|StringConstraints|PydanticField)$")
MAX_DEPTH = 8


class Strictness(msgspec.Struct):
    """Answers for classes, each remembered."""

    types: Types
    everywhere: Evidence | None = None  # a plug-in by which the framework validates strictly
    _answers: dict[str, Evidence | None] = msgspec.field(default_factory=dict)

    def of(self, path: str, cls: Class) -> Evidence | None:
        """Where a model is declared strict, or None."""
        key = f"{path}:{cls.qualname}"
        if key not in self._answers:
            self._answers[key] = None  # a model inside itself does not decide
            self._answers[key] = self._decide(path, cls)
        return self._answers[key]

    def _decide(self, path: str, cls: Class) -> Evidence | None:
        library = library_of(path, cls, self.types)
        if library == "msgspec":
            return Evidence(path, cls.line, f"{cls.name} is a msgspec Struct, which is strict by default")
        if library != "pydantic":
            return None
        configured = self._configured(path, cls)
        if configured is not None:
            return configured if configured.note else None
        return self._by_fields(path, cls) or self.everywhere

    # configuration

    def _configured(self, path: str, cls: Class) -> Evidence | None:
        """The nearest setting of ``strict``: evidence with a note if true, without one if false, None if unset."""
        lineage = [Definition(path, cls.qualname, cls=cls)]
        lineage += [found for _, found in self.types.symbols.ancestors(path, cls) if found is not None]
        for found in lineage:
            if found.cls is None:
                continue
            said = self._own_setting(found.path, found.cls)
            if said is not None:
                value, line = said
                return Evidence(found.path, line, f"{found.cls.name} is strict" if value else "")
        return None

    def _own_setting(self, path: str, cls: Class) -> tuple[bool, int] | None:
        for key, value in cls.keywords:
            if key == "strict" and isinstance(value, Const):
                return bool(value.value), cls.line
        symbols = self.types.symbols
        config = symbols.fields.get((path, cls.index), {}).get("model_config")
        if config is not None:
            said = self._in_config(path, config.value, MAX_DEPTH)
            if said is not None:
                return said
        nested = symbols.definition(f"{path}:{cls.qualname}.Config")
        if nested is not None and nested.cls is not None:
            strict = symbols.class_field(nested.path, nested.cls, "strict")
            if strict is not None and isinstance(strict[1].value, Const):
                return bool(strict[1].value.value), strict[1].line
        for decorator in cls.decorators:
            call = symbols.modules[path].call(decorator)
            if call is not None:
                return self._in_config(path, call.kwarg("config"), MAX_DEPTH)
        return None

    def _in_config(self, path: str, expr: Expr | None, depth: int) -> tuple[bool, int] | None:
        """The value of ``strict`` in ``ConfigDict(…)``, a dict, a merge of them, or a name of one."""
        if expr is None or depth == 0:
            return None
        if isinstance(expr, CallRef):
            call = self.types.symbols.modules[path].calls[expr.index]
            given = call.kwarg("strict")
            if isinstance(given, Const):
                return bool(given.value), given.line or call.line
            inner = [call.kwarg("**"), *call.args]
            return next((said for item in inner if (said := self._in_config(path, item, depth - 1)) is not None), None)
        if isinstance(expr, Map):
            for key, value in reversed(expr.items):
                if isinstance(key, Const) and key.value == "strict" and isinstance(value, Const):
                    return bool(value.value), value.line or expr.line
                if key is None and (said := self._in_config(path, value, depth - 1)) is not None:
                    return said
        if isinstance(expr, Op) and expr.kind == "|":
            parts = reversed(expr.items)
            return next((said for item in parts if (said := self._in_config(path, item, depth - 1)) is not None), None)
        if isinstance(expr, Ref):
            found = self.types.symbols.definition(self.types.symbols.resolve(path, expr.name))
            if found is not None and found.assign is not None:
                return self._in_config(found.path, found.assign.value, depth - 1)
        return None

    # fields

    def _by_fields(self, path: str, cls: Class) -> Evidence | None:
        """Strict if every scalar is; a model of nothing but models is as strict as they are."""
        strict: list[Evidence] = []
        for where, assign in self._fields(path, cls):
            said = self._field(where, assign)
            if said is False:
                return None
            if said is not None and said is not True:
                strict.append(said)
        return strict[0] if strict else None

    def _fields(self, path: str, cls: Class) -> Iterator[tuple[str, Assign]]:
        seen: set[str] = set()
        lineage = [(path, cls)]
        lineage += [
            (found.path, found.cls)
            for name, found in self.types.symbols.ancestors(path, cls)
            if found is not None and found.cls is not None and name not in PYDANTIC
        ]
        for where, each in lineage:
            for name, assign in self.types.symbols.fields.get((where, each.index), {}).items():
                if assign.annotation is not None and name not in seen and not name.startswith("_"):
                    seen.add(name)
                    if not is_of_class(self.types.symbols, where, assign.annotation):
                        yield where, assign

    def _field(self, path: str, assign: Assign) -> Evidence | bool | None:
        """Evidence for a strict scalar or model, False for a lenient one, None for what is neither."""
        strict = self._strict_marker(path, assign.value)
        answers = [self._annotated(path, assign.annotation, strict=strict, depth=MAX_DEPTH)]
        if answers[0] is True:
            return Evidence(path, assign.line, f"{assign.target.lstrip('&')} is strict")
        return answers[0]

    def _strict_marker(self, path: str, expr: Expr | None) -> bool:
        call = self.types.symbols.modules[path].call(expr)
        if call is None or not _MARKERS.search(call.name):
            return False
        given = call.kwarg("strict")
        if isinstance(given, Const):
            return given.value is True
        return call.name.rpartition(".")[2].lstrip(":") == "Strict" and not (
            call.args and is_literal(call.args[0], False)
        )

    def _annotated(self, path: str, expr: Expr | None, *, strict: bool, depth: int) -> Evidence | bool | None:
        if expr is None or depth == 0:
            return None
        if isinstance(expr, Ref):
            return self._named(path, expr, strict=strict, depth=depth)
        if isinstance(expr, CallRef):
            call = self.types.symbols.modules[path].calls[expr.index]
            if _CONSTRAINED.match(self.types.symbols.resolve(path, call.name)):
                given = call.kwarg("strict")
                return strict or is_literal(given, True)
            return None
        if isinstance(expr, Sub):
            name = self.types.symbols.expr_name(path, expr.value)
            parts = expr.index.items if isinstance(expr.index, Seq) else (expr.index,)
            if name.endswith(".Annotated"):
                marked = strict or any(self._marks(path, item) for item in parts[1:])
                return self._annotated(path, parts[0], strict=marked, depth=depth - 1)
            if name.endswith(".Literal"):
                return None
            return self._all(path, parts, strict=strict, depth=depth)
        if isinstance(expr, Op) and expr.kind == "|":
            return self._all(path, expr.items, strict=strict, depth=depth)
        return None

    def _marks(self, path: str, expr: Expr) -> bool:
        if isinstance(expr, Ref):
            return expr.name.rpartition(".")[2] == "Strict"
        return self._strict_marker(path, expr)

    def _all(self, path: str, parts: tuple[Expr, ...], *, strict: bool, depth: int) -> Evidence | bool | None:
        answers = [self._annotated(path, item, strict=strict, depth=depth - 1) for item in parts]
        if any(answer is False for answer in answers):
            return False
        return next((answer for answer in answers if answer is not None), None)

    def _named(self, path: str, expr: Ref, *, strict: bool, depth: int) -> Evidence | bool | None:
        name = self.types.symbols.resolve(path, expr.name)
        if _STRICT_TYPES.match(name):
            return True
        if name in _SCALARS or _CONSTRAINED.match(name):
            return strict
        found = self.types.symbols.definition(name)
        if found is None:
            return None
        if found.assign is not None:
            return self._annotated(found.path, found.assign.value, strict=strict, depth=depth - 1)
        if found.cls is not None and library_of(found.path, found.cls, self.types):
            inner = self.of(found.path, found.cls)
            return inner if inner is not None else False
        return None


@fact
def strictness(types: Types, calls: Calls) -> Strictness:
    """The judge, with what Litestar's plug-in says (``PydanticPlugin(validate_strict=True)``)."""
    plugins = calls.pick(keywords=("validate_strict",))
    places = (
        Evidence(path, call.line, "Litestar validates strictly")
        for path, found in plugins.items()
        for call in found
        if _PLUGINS.match(types.symbols.resolve(path, call.name))
        if is_literal(call.kwarg("validate_strict"), True)
    )
    return Strictness(types, next(places, None))
