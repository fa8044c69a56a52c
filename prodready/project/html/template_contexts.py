"""What the code hands to a template: the dicts and keywords of the calls, classes and decorators that name it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import msgspec

from prodready.facts.python import Call, CallRef, Class, Const, Expr, Flag, Function, Map, Module, Op, Ref, last_word
from prodready.project.code.constants import Constants
from prodready.project.code.passed import Passed, Value
from prodready.project.code.symbols import Definition
from prodready.project.code.types import Types
from prodready.project.html.view_models import model_of
from prodready.project.snapshot import Snapshot

_DEPTH = 5
_OF_VIEWS = frozenset({"get_context_data", "get_context", "context_data", "get_extra_context"})
_NAMES = frozenset({"template_name", "template"})
_WRAPS = frozenset({"Context", "RequestContext", "dict", "copy", "deepcopy", "OrderedDict"})
ROWS = frozenset({"object", "object_list", "page_obj"})
"""Names by which Django's views of models hand rows on."""


class Handing(msgspec.Struct, frozen=True):
    """One place that renders a template: keywords, dicts, and whether a class of Django may add rows of its own, of which
    model."""

    path: str
    scope: int
    keywords: tuple[tuple[str, Expr], ...] = ()
    dicts: tuple[Value, ...] = ()
    views: bool = False
    rows: str = ""
    model: Definition | None = None

    def shows_rows(self, name: str) -> bool:
        """Whether a class of Django hands rows on under that name."""
        by_model = self.model.cls.name.lower() if self.model is not None and self.model.cls is not None else ""
        own = {by_model, f"{by_model}_list"} if by_model else set[str]()
        return self.views and (name in ROWS or name == self.rows.partition("|")[0] or name in own)


class Entries(msgspec.Struct):
    """What a dict holds as far as is known; ``whole``: nothing else."""

    values: dict[str, list[Value]] = msgspec.field(default_factory=dict)
    whole: bool = True

    def add(self, key: str, value: Value) -> None:
        """One more value."""
        self.values.setdefault(key, []).append(value)

    def merge(self, other: Entries) -> None:
        """All of another dict."""
        for key, values in other.values.items():
            self.values.setdefault(key, []).extend(values)
        self.whole = self.whole and other.whole


class Contexts(msgspec.Struct, dict=True):
    """Looks up who renders a template, and what under a name."""

    snapshot: Snapshot
    types: Types
    passed: Passed
    constants: Constants

    @cached_property
    def _handings(self) -> dict[str, list[Handing]]:
        """All places, by the last part of the name of a template."""
        found: dict[str, list[Handing]] = {}
        for path, module in self.snapshot.application():
            for name, handing in self._in_module(path, module):
                named = msgspec.structs.replace(handing, rows=f"{handing.rows}|{name}")
                found.setdefault(name.rpartition("/")[2], []).append(named)
        return found

    @cached_property
    def elsewhere(self) -> dict[str, list[Value]]:
        """The entries of dicts in functions that name no template themselves, by their keys."""
        naming = {(item.path, item.scope) for found in self._handings.values() for item in found}
        found: dict[str, list[Value]] = {}
        for path, module in self.snapshot.application():
            spelt = [(item.scope, item.value) for item in module.assigns]
            spelt += [(item.index, value) for item in module.functions for value in item.returned]
            spelt += [
                (call.scope, value) for call in module.calls for value in (*call.args, *dict(call.kwargs).values())
            ]
            for scope, value in spelt:
                if isinstance(value, Map) and (path, scope) not in naming:
                    for key, item in value.items:
                        if isinstance(key, Const):
                            found.setdefault(str(key.value), []).append((path, scope, item))
        return found

    def of(self, template: str) -> list[Handing]:
        """The places that name a template by an end of its path."""
        found = self._handings.get(template.rpartition("/")[2], [])
        return [item for item in found if f"/{template}".endswith("/" + item.rows.rpartition("|")[2].lstrip("/"))]

    def values(self, handing: Handing, key: str) -> tuple[list[Value], bool]:
        """What one place hands on under a name, and whether that is all that it may."""
        found = [(handing.path, handing.scope, value) for name, value in handing.keywords if name == key]
        entries = Entries()
        for where, scope, given in handing.dicts:
            entries.merge(self.entries(where, scope, given))
        return [*found, *entries.values.get(key, [])], entries.whole and not handing.views

    def entries(self, path: str, scope: int, expr: Expr | None, depth: int = _DEPTH) -> Entries:
        """The entries of a dict that an expression is."""
        found = Entries()
        if expr is None or depth <= 0:
            found.whole = False
        elif isinstance(expr, Map):
            for key, value in expr.items:
                if isinstance(key, Const):
                    found.add(str(key.value), (path, scope, value))
                else:
                    found.merge(self.entries(path, scope, value if key is None else None, depth - 1))
        elif isinstance(expr, Op) and expr.kind in ("|", "or", "if", "and"):
            for item in expr.items[::2] if expr.kind == "if" else expr.items:
                found.merge(self.entries(path, scope, item, depth - 1))
        elif isinstance(expr, CallRef):
            found.merge(self._of_call(path, expr, depth))
        elif isinstance(expr, Ref):
            found.merge(self._of_name(path, scope, expr, depth))
        elif not isinstance(expr, Const):
            found.whole = False
        return found

    def _of_call(self, path: str, expr: CallRef, depth: int) -> Entries:
        call = self.types.symbols.modules[path].calls[expr.index]
        found = Entries()
        for key, value in call.kwargs:
            if key == "**":
                found.merge(self.entries(path, call.scope, value, depth - 1))
            else:
                found.add(key, (path, call.scope, value))
        callee = self.types.callee(path, call)
        if callee is not None and callee.function is not None and not last_word(call.name).startswith("__"):
            for item in callee.function.returned:
                found.merge(self.entries(callee.path, callee.function.index, item, depth - 1))
        elif last_word(call.name) in _WRAPS:
            for item in call.args[-1:]:
                found.merge(self.entries(path, call.scope, item, depth - 1))
        else:
            found.whole = False
        return found

    def _of_name(self, path: str, scope: int, expr: Ref, depth: int) -> Entries:
        found, module = Entries(), self.types.symbols.modules[path]
        if expr.name[0] != "%" or "." in expr.name:
            named = self.types.symbols.definition(self.types.symbols.resolve(path, expr.name))
            value = named.assign.value if named is not None and named.assign is not None else None
            return self.entries(named.path, -1, value, depth - 1) if named is not None else Entries(whole=False)
        bound = self.types.bound(path, scope, expr.name)
        for item in bound:
            found.merge(self.entries(path, scope, item.value, depth - 1))
        for item in module.assigns_of(scope):
            if item.target == f"{expr.name}[]" and item.value is not None:
                if isinstance(item.key, Const):
                    found.add(str(item.key.value), (path, scope, item.value))
                else:
                    found.whole = False
        for call in module.calls_of(scope):
            if call.name == f"{expr.name}.update":
                found.merge(self._of_call(path, CallRef(call.index), 1))
                for given in call.args:
                    found.merge(self.entries(path, scope, given, depth - 1))
        function = module.functions[scope] if scope >= 0 else None
        if not bound and function is not None and function.param(expr.name[1:]) is not None:
            handed = self.passed.to(path, function, expr.name[1:])
            for where, inner, value in handed or [("", -1, None)]:
                found.merge(self.entries(where, inner, value, depth - 1))
        elif not bound:
            found.whole = False
        return found

    # places that render

    def _in_module(self, path: str, module: Module) -> Iterator[tuple[str, Handing]]:
        for call in module.calls:
            for name in self._named(path, call):
                yield name, self._by_call(path, module, call)
                yield from ((name, item) for item in self._rendered(path, module, call))
                yield from ((name, item) for item in self._decorated(path, module, call))
        for assign in module.assigns:
            value = assign.value.value if isinstance(assign.value, Const) else None
            named = assign.target[0] == "&" and last_word(assign.target) in _NAMES and assign.owner >= 0
            if named and isinstance(value, str):
                cls = module.classes[assign.owner]
                heirs = self.types.symbols.subclasses.get(f"{path}:{cls.qualname}", ())
                yield from ((value, self._by_class(where, each)) for where, each in ((path, cls), *heirs))

    def _named(self, path: str, call: Call) -> Iterator[str]:
        """The names of templates among the arguments of a call."""
        renders = "render" in call.name or "emplate" in call.name
        for value in (*call.args[:3], *(item for _, item in call.kwargs)):
            text = value.value if isinstance(value, Const) else None
            if text is None and renders and isinstance(value, Ref):
                text = self.constants.text(path, call.scope, value) or self._loaded(path, value.name)
            if isinstance(text, str) and "." in text and len(text) < 200 and " " not in text:
                yield text.rpartition(":")[2]
        owner, _, last = call.name.rpartition(".")
        if last.startswith("render") and (loaded := self._loaded(path, owner)):
            yield loaded

    def _loaded(self, path: str, name: str) -> str:
        """The name of the template that a module keeps (``PAGE = templates.get_template("page.html")``)."""
        symbols = self.types.symbols
        found = symbols.definition(symbols.resolve(path, name)) if name and name[0] != "%" else None
        made = symbols.modules[found.path].call(found.assign.value) if found is not None and found.assign else None
        given = made.arg(0, "name") if made is not None and last_word(made.name) == "get_template" else None
        return given.value if isinstance(given, Const) and isinstance(given.value, str) else ""

    def _by_call(self, path: str, module: Module, call: Call) -> Handing:
        given = (*call.args, *(item for key, item in call.kwargs if key in ("context", "**", "extra_context")))
        dicts = [
            (path, call.scope, value)
            for value in given
            if isinstance(value, (Map, CallRef, Op)) or (isinstance(value, Ref) and self._is_dict(path, call, value))
        ]
        return Handing(path, call.scope, call.kwargs, tuple(dicts))

    def _is_dict(self, path: str, call: Call, value: Ref) -> bool:
        """Whether a name among the arguments of a call stands for a dict."""
        name = last_word(value.name)
        if name.rstrip("s").endswith(("context", "ctx", "data", "params", "dict", "vars", "kwarg", "value", "arg")):
            return True
        bound = self.types.bound(path, call.scope, name)
        return any(isinstance(item.value, Map) for item in bound) or any(
            isinstance(item.value, CallRef)
            and self.types.symbols.modules[path].calls[item.value.index].name == "builtins.dict"
            for item in bound
        )

    def _rendered(self, path: str, module: Module, call: Call) -> Iterator[Handing]:
        """What a template that was loaded by its name is rendered with."""
        if "emplate" not in call.name:
            return
        held = next(
            (
                item.target
                for item in module.assigns
                if item.value == CallRef(call.index, getattr(item.value, "line", 0))
            ),
            "",
        )
        for other in module.calls:
            if last_word(other.name).startswith(("render", "generate")) and (
                other.receiver == call.index
                or (held and other.name.startswith(f"{held}.") and other.scope == call.scope)
            ):
                dicts = tuple((path, other.scope, item) for item in other.args)
                spread = tuple((path, other.scope, item) for key, item in other.kwargs if key in ("**", "context"))
                yield Handing(path, other.scope, other.kwargs, (*dicts, *spread))

    def _decorated(self, path: str, module: Module, call: Call) -> Iterator[Handing]:
        """What a function returns whose decorator names the template."""
        if call.has(Flag.DECORATOR):
            for function in module.functions:
                if any(isinstance(item, CallRef) and item.index == call.index for item in function.decorators):
                    yield _returning(path, function)
            for cls in module.classes:
                if any(isinstance(item, CallRef) and item.index == call.index for item in cls.decorators):
                    for function in module.functions:
                        if function.owner == cls.index and function.name in ("__call__", "get"):
                            yield _returning(path, function)

    def _by_class(self, path: str, cls: Class) -> Handing:
        symbols = self.types.symbols
        dicts: list[Value] = []
        for name in _OF_VIEWS:
            method = symbols.method(path, cls, name)
            if method is not None and method.function is not None:
                dicts += [(method.path, method.function.index, item) for item in method.function.returned]
        extra = symbols.class_field(path, cls, "extra_context")
        if extra is not None:
            dicts.append((extra[0], -1, extra[1].value))
        rows = symbols.class_field(path, cls, "context_object_name")
        named = rows[1].value if rows is not None else None
        name = str(named.value) if isinstance(named, Const) else ""
        return Handing(path, -1, (), tuple(dicts), views=True, rows=name, model=model_of(symbols, path, cls))


def _returning(path: str, function: Function) -> Handing:
    return Handing(path, function.index, (), tuple((path, function.index, item) for item in function.returned))
