"""What an attribute of a class of the repository holds, and what its name alone says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TypeAlias

import msgspec

from prodready.facts.python import Assign, Call, Class, Expr, Function, Op
from prodready.project.code.calls import Calls
from prodready.project.code.passed import MAX_CALLERS
from prodready.project.code.symbols import Definition, Symbols
from prodready.project.storage.number_fields import is_number_column
from prodready.project.storage.text_columns import TextColumns, cleans
from prodready.project.taint.origins import Origin

Known: TypeAlias = tuple[str, int, "Expr | Origin | None"]
"""An expression with where it means something, or what is known without one."""

_GIVEN_ROWS = re.compile(
    r"(?:Admin\w*|Inline|Table|ChoiceField|Column|ListFilter|Feed|Sitemap|ModelView|FilterSet|AdminSite)$"
)
_ROW_NAMES = frozenset({"obj", "object", "record", "instance", "row", "item", "model", "value"})
_RECORD = re.compile(r"(?:dataclass|NamedTuple|BaseModel|Struct|attrs?\.(?:s|define|frozen))(?:\(\))?$")
_DICT = "builtins.dict"
MAX_DEFINERS = 4
"""Classes with a property of one name that are looked at where the class of a row is not known."""
_ENUM = re.compile(r"(?:^|\.)(?:\w*Enum|\w*Choices)$")


class AttributeOrigins(msgspec.Struct, frozen=True, dict=True):
    """Answers over one snapshot."""

    symbols: Symbols
    calls: Calls
    columns: TextColumns
    cleaned: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()

    def by_name(self, steps: tuple[str, ...]) -> Origin:
        """What the name of an attribute says of a value whose class is not known."""
        last = next((step for step in reversed(steps) if step not in ("?", "[]") and not step.isdigit()), "")
        if self.is_address(steps):
            return Origin.CLOSED
        if last.lstrip("_") in self.cleaned or last in self.columns.cleaned | self.numbers or _is_key(last):
            return Origin.CLOSED
        return Origin.OUTSIDE if last in self.columns.names else Origin.UNKNOWN

    def is_address(self, steps: tuple[str, ...]) -> bool:
        """Whether it is the address of a file that a column keeps (``order.receipt.url``), which is quoted."""
        return len(steps) > 1 and steps[-1] == "url" and steps[-2] in self.columns.files

    @cached_property
    def _definers(self) -> dict[str, list[Definition]]:
        """The classes with columns that define a method or a property, by its name."""
        found: dict[str, list[Definition]] = {}
        for (path, index), methods in self.symbols.methods.items():
            cls = self.symbols.modules[path].classes[index]
            if self.has_columns(path, cls):
                for name in methods:
                    found.setdefault(name, []).append(Definition(path, cls.qualname, cls=cls))
        return found

    def definers(self, name: str) -> list[Definition]:
        """The few classes with columns that define a method or a property of that name; none if there are many."""
        found = self._definers.get(name, [])
        return found if len(found) <= MAX_DEFINERS else []

    def values(self, owner: Definition, name: str, made: tuple[str, Call] | None = None) -> Iterator[Known]:
        """What sets an attribute: methods and properties, fields, assignments to ``self``, what instances are made with."""
        assert owner.cls is not None  # noqa: S101
        path, cls, symbols = owner.path, owner.cls, self.symbols
        if any(_ENUM.search(base) for base, _ in symbols.ancestors(path, cls)):
            yield path, -1, Origin.CLOSED
            return
        method = symbols.method(path, cls, name)
        if method is not None and method.function is not None:
            yield from self._returned(method.path, method.function)
            return
        for where, each in symbols.lineage(path, cls):
            for item in symbols.modules[where].assigns:
                if item.owner == each.index and item.target == f"%self.{name}" and item.value is not None:
                    yield where, item.scope, item.value
        field = symbols.class_field(path, cls, name)
        if field is not None:
            yield from self._field(owner, cls, name, field, made)
        else:
            yield from self._of_heirs(path, cls, name)

    def _field(
        self, owner: Definition, cls: Class, name: str, field: tuple[str, Assign], made: tuple[str, Call] | None
    ) -> Iterator[Known]:
        where, assign = field
        module = self.symbols.modules[where]
        call = module.call(assign.value)
        if is_number_column(module, call) or cleans(self.symbols, where, call):
            yield where, -1, Origin.CLOSED
        elif self.columns.holds_text(where, assign) or (
            call is not None and not self._is_table(where, call) and self.has_columns(owner.path, cls)
        ):
            yield where, -1, Origin.OUTSIDE  # a descriptor beside columns picks one of them
        elif self._is_record(owner.path, cls):
            yield from self._made_with(owner, cls, name, made)
            if assign.value is not None:
                yield where, assign.scope, assign.value
        elif assign.value is not None:
            yield where, assign.scope, assign.value

    def _is_table(self, path: str, call: Call) -> bool:
        """Whether a dict is made, of what is spelt out or by a lambda, rather than a descriptor."""
        found = self.symbols.definition(self.symbols.resolve(path, call.name))
        made = found.assign.value if found is not None and found.assign is not None else None
        if found is not None and isinstance(made, Op) and made.kind == "lambda":
            inner = self.symbols.modules[found.path].call(made.items[0])
            return inner is not None and inner.name == _DICT
        return call.name == _DICT

    def has_columns(self, path: str, cls: Class) -> bool:
        """Whether a class or one that it derives from has columns of text."""
        fields = (
            (where, item)
            for where, each in self.symbols.lineage(path, cls)
            for item in self.symbols.fields.get((where, each.index), {}).values()
        )
        return any(self.columns.holds_text(where, item) for where, item in fields)

    def _is_record(self, path: str, cls: Class) -> bool:
        """Whether the fields of a class are filled in when an instance is made."""
        module = self.symbols.modules[path]
        names = [module.written(item) for item in cls.decorators]
        names += [base for base, _ in self.symbols.ancestors(path, cls)]
        return any(_RECORD.search(self.symbols.resolve(path, name)) for name in names if name)

    def _made_with(self, owner: Definition, cls: Class, name: str, made: tuple[str, Call] | None) -> Iterator[Known]:
        """What the calls that make instances give for a field."""
        fields = list(self.symbols.fields.get((owner.path, cls.index), {}))
        calls = [made] if made is not None else self.calls.named(cls.name)[:MAX_CALLERS]
        given = [(where, call.scope, _given(call, fields, name)) for where, call in calls]
        told = [item for item in given if item[2] is not None]
        yield from told
        default = self.symbols.fields.get((owner.path, cls.index), {}).get(name)
        if len(calls) >= MAX_CALLERS or (not told and (default is None or default.value is None)):
            yield owner.path, -1, Origin.UNKNOWN

    def _returned(self, path: str, function: Function) -> Iterator[Known]:
        if not function.returned:
            yield path, -1, Origin.UNKNOWN
        yield from ((path, function.index, item) for item in function.returned)

    def _of_heirs(self, path: str, cls: Class, name: str) -> Iterator[Known]:
        """What the classes that derive from one say where it says nothing itself."""
        for where, heir in self.symbols.subclasses.get(f"{path}:{cls.qualname}", ()):
            field = self.symbols.fields.get((where, heir.index), {}).get(name)
            if field is not None:
                yield where, field.scope, field.value
            function = self.symbols.methods.get((where, heir.index), {}).get(name)
            if function is not None:
                yield from self._returned(where, function)

    def is_given_rows(self, path: str, function: Function, name: str) -> bool:
        """Whether a library gives a method the row that it shows (``def title(self, obj)`` of an admin's page)."""
        if function.owner < 0 or name not in _ROW_NAMES:
            return False
        cls = self.symbols.modules[path].classes[function.owner]
        return any(_GIVEN_ROWS.search(base) for base, _ in self.symbols.ancestors(path, cls))


def _given(call: Call, fields: list[str], name: str) -> Expr | None:
    """What a call gives for a field, by its name or its place."""
    return call.arg(fields.index(name), name) if name in fields else call.kwarg(name)


def _is_key(name: str) -> bool:
    return name in ("id", "pk", "uuid", "get_absolute_url", "url_path") or name.endswith("_id")
