"""Which classes are models of a database, and which calls on them reach it."""

from __future__ import annotations

from functools import cached_property

import msgspec

from prodready.api import fact
from prodready.facts.python import Call, Class, Const, Ref, is_literal
from prodready.project.code.symbols import Symbols
from prodready.project.code.types import Types
from prodready.project.snapshot import Snapshot
from prodready.project.storage.technologies import ALCHEMY_BASES, DJANGO, GINO, MODEL_BASES, SQLALCHEMY, Technology
from prodready.project.storage.verbs import (
    DJANGO_VERBS,
    GINO_VERBS,
    INSTANCE_WRITES,
    MONGO_VERBS,
    PEEWEE_VERBS,
    QUERY,
    QUERY_VERBS,
    TORTOISE_VERBS,
    WRITE,
)
from prodready.project.words import words

_MANAGERS = words(
    """django.db.models.Manager django.db.models.QuerySet django.db.models.manager.Manager django.db.models.manager.BaseManager
    django.db.models.query.QuerySet django.contrib.auth.models.BaseUserManager django.contrib.auth.models.UserManager
    django.contrib.auth.base_user.BaseUserManager"""
)
DJANGO_MANAGERS = frozenset((*_MANAGERS, *(f"{name}.from_queryset()" for name in _MANAGERS)))
"""Django's own managers and querysets, which the repository's derive from."""

_SHORTCUTS = frozenset(
    f"django.shortcuts.{prefix}{name}" for prefix in ("", "a") for name in ("get_object_or_404", "get_list_or_404")
)
_RELATIONS = frozenset({"ForeignKey", "ManyToManyField", "OneToOneField", "ParentalKey", "ParentalManyToManyField"})
_OWN_METHODS = {
    "peewee": PEEWEE_VERBS,
    "Piccolo": PEEWEE_VERBS,
    "DynamoDB": PEEWEE_VERBS,
    "Redis OM": PEEWEE_VERBS | {"find"},
}
_DOCUMENTS = ("Tortoise", "Beanie", "Gino", "Bunnet")
_MANAGED = ("Django ORM", "MongoEngine", "MongoMotor", "Ormar", "Piccolo", "Edgy")
_OF_DJANGO = frozenset({"django", "rest_framework", "wagtail", "ninja"})
_NOT_MODELS = ("Manager", "QuerySet", "Field", "Choices", "Admin", "Form", "Config", "Index", "Constraint")


class Tables(msgspec.Struct, dict=True):
    """Tells model classes and the calls on them over all modules; every answer is remembered."""

    types: Types
    has_django: bool = False  # the application itself imports it
    _models: dict[str, Technology | None] = msgspec.field(default_factory=dict)

    @property
    def symbols(self) -> Symbols:
        """The resolver."""
        return self.types.symbols

    @cached_property
    def packages(self) -> frozenset[str]:
        """The top-level packages that the repository's modules import."""
        return frozenset(target.partition(".")[0] for target in self.symbols.files.targets)

    def model(self, symbol: str) -> Technology | None:
        """The technology of a model class, given its global name; None for any other class and for abstract bases."""
        if symbol not in self._models:
            self._models[symbol] = None
            found = self.symbols.definition(symbol)
            if found is not None and found.cls is not None:
                self._models[symbol] = self._model(found.path, found.cls)
        return self._models[symbol]

    def _model(self, path: str, cls: Class) -> Technology | None:
        own = self.symbols.fields.get((path, cls.index), {})
        abstract = own.get("__abstract__")
        if abstract is not None and is_literal(abstract.value, True):
            return None
        if _is_declarative(cls, self.symbols, path):
            return None  # the base of all tables
        for position, (base, found) in enumerate(self.symbols.ancestors(path, cls)):
            if found is not None and found.cls is not None and _is_declarative(found.cls, self.symbols, found.path):
                return SQLALCHEMY
            known = self._base(path, base)
            if known is None:
                continue
            if base == "sqlmodel.SQLModel":
                return known if _is_table(cls) else None
            is_root = position == 0 and known is SQLALCHEMY and ".py:" not in base
            return None if is_root and "__tablename__" not in own and not base.startswith(ALCHEMY_BASES) else known
        if "sqlalchemy" in self.packages and ("__tablename__" in own or _is_mapped(cls)):
            return SQLALCHEMY
        return None

    def _base(self, path: str, base: str) -> Technology | None:
        known = MODEL_BASES.get(base)
        if known is None and ".py:" in base:
            known = MODEL_BASES.get(self.types.typed(path, -1, base))
        if known is not None or ".py:" in base:
            return known
        if base.startswith(ALCHEMY_BASES):
            return SQLALCHEMY
        return DJANGO if self.has_django and _is_django_base(base) else None

    def touch(self, path: str, call: Call, name: str) -> tuple[Technology, str] | None:
        """What a call does to a database through a model class, its manager or an instance of it."""
        if name in _SHORTCUTS:
            return DJANGO, QUERY
        steps = name.rpartition(":")[2].split(".")
        if steps[-1] in DJANGO_VERBS:
            found = self._by_manager(path, call, name, steps)
            if found is not None:
                return found
        if steps[-2:-1] == ["gino"] and steps[-1] in GINO_VERBS and "gino" in self.packages:
            return GINO, QUERY
        if len(steps) < 2:
            return None
        if ".py:" not in name:
            return self._by_base(name)
        technology = self.model(f"{name.partition(':')[0]}:{steps[0].removesuffix('()')}")
        if technology is DJANGO and self._is_related(steps):
            return DJANGO, QUERY
        return self._by_class(technology, steps) if technology is not None else None

    def _is_related(self, steps: list[str]) -> bool:
        """``school.courses.filter``: the manager of the rows on the other side of a relation."""
        if len(steps) != 3 or not steps[0].endswith("()") or steps[2] not in DJANGO_VERBS:
            return False
        return steps[1].endswith("_set") or steps[1] in self._relations

    @cached_property
    def _relations(self) -> frozenset[str]:
        """The names by which models reach many others: ``related_name`` and fields that hold many."""
        found = set()
        for (path, _), fields in self.symbols.fields.items():
            for name, assign in fields.items():
                call = self.symbols.modules[path].call(assign.value)
                kind = call.name.rpartition(".")[2] if call is not None else ""
                if call is None or kind not in _RELATIONS:
                    continue
                given = call.kwarg("related_name")
                if isinstance(given, Const) and isinstance(given.value, str) and kind != "OneToOneField":
                    found.add(given.value)
                if kind.endswith("ManyToManyField"):
                    found.add(name)
        return frozenset(found)

    def _by_manager(self, path: str, call: Call, name: str, steps: list[str]) -> tuple[Technology, str] | None:
        """``Model.objects.filter``, wherever the model comes from, and what managers do to themselves."""
        manager = steps[-2] if len(steps) > 1 else ""
        if manager.endswith("()") and name.rpartition(".")[0].removesuffix("()") in DJANGO_MANAGERS:
            return DJANGO, QUERY  # of a model that says ``objects = models.Manager()`` itself
        if manager in ("_default_manager", "_base_manager") or manager.rpartition("_")[2] in ("objects", "objects()"):
            technology = self.model(f"{name.partition(':')[0]}:{steps[0]}") if ".py:" in name else None
            if technology is not None and technology.name in _MANAGED:
                return technology, QUERY
            if technology is None and "django" in self.packages and name[:1] != "?":
                return DJANGO, QUERY
            return None
        if "django" not in self.packages:
            return None
        if name.startswith("builtins.super()") and call.owner >= 0:
            cls = self.symbols.modules[path].classes[call.owner]
            return (DJANGO, QUERY) if self.is_manager(path, cls) else None
        owner = self.symbols.definition(name.rpartition(".")[0].removesuffix(".get_queryset()").removesuffix("()"))
        if owner is not None and owner.cls is not None and self.is_manager(owner.path, owner.cls):
            return DJANGO, QUERY
        return None

    def is_manager(self, path: str, cls: Class) -> bool:
        """Whether a class is a manager or queryset for Django."""
        return self.symbols.derives(path, cls, DJANGO_MANAGERS)

    def _by_base(self, name: str) -> tuple[Technology, str] | None:
        """What a repository for any model does, whose type variable is bound to the library's base class. Some annotate with
        the variable itself where they take the class: what no instance does is done by the class."""
        base, _, verb = name.rpartition(".")
        technology = MODEL_BASES.get(base.removesuffix("()"))
        if technology is None:
            return None
        return self._by_class(technology, [base, verb]) or self._by_class(technology, [base.removesuffix("()"), verb])

    @staticmethod
    def _by_class(technology: Technology, steps: list[str]) -> tuple[Technology, str] | None:
        head, last = steps[0], steps[-1]
        if head.endswith("()"):
            writes = last in INSTANCE_WRITES or (technology is GINO and last == "create")
            return (technology, WRITE) if writes and len(steps) == 2 else None
        if len(steps) == 3 and steps[1] == "query":
            return (technology, QUERY) if last in QUERY_VERBS else None
        if len(steps) != 2:
            return None
        own = _OWN_METHODS.get(technology.name)
        if own is None and technology.name in _DOCUMENTS:
            own = TORTOISE_VERBS | set(MONGO_VERBS)
        return (technology, QUERY) if own is not None and last in own else None


def _is_django_base(base: str) -> bool:
    """Whether a package's class is a Django model: it stands in a ``models`` module (``mptt.models.MPTTModel``)."""
    head, _, last = base.rpartition(".")
    if head.startswith(("django.db.", "django.forms", "rest_framework", "pydantic", "ninja")) or last.endswith(
        _NOT_MODELS
    ):
        return False
    return "models" in head.split(".")


def _is_declarative(cls: Class, symbols: Symbols, path: str) -> bool:
    """Whether a decorator makes a class the base of SQLAlchemy's tables: ``@as_declarative()``."""
    module = symbols.modules[path]
    names = (symbols.resolve(path, module.written(item)) for item in cls.decorators)
    return any(name.startswith("sqlalchemy.") and name.endswith(".as_declarative") for name in names)


def _is_table(cls: Class) -> bool:
    return any(name == "table" and is_literal(value, True) for name, value in cls.keywords)


def _is_mapped(cls: Class) -> bool:
    return any(
        isinstance(item, Ref) and item.name.endswith((".mapped", ".mapped_as_dataclass")) for item in cls.decorators
    )


@fact
def tables(snapshot: Snapshot, types: Types) -> Tables:
    """Model classes over the inferred types."""
    targets = (item.target for _, module in snapshot.application() for item in module.imports)
    return Tables(types, any(target.partition(".")[0] in _OF_DJANGO for target in targets))


def has_no_table(path: str, cls: Class, symbols: Symbols) -> bool:
    """Whether a model class says that it has no table of its own: Django's ``abstract = True``, SQLAlchemy's ``__abstract__``."""
    meta = symbols.definition(f"{path}:{cls.qualname}.Meta")
    inner = symbols.fields.get((path, meta.cls.index), {}) if meta is not None and meta.cls is not None else {}
    said = inner.get("abstract") or symbols.fields.get((path, cls.index), {}).get("__abstract__")
    return said is not None and is_literal(said.value, True)
