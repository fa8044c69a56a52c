"""# Reserved attribute names

**Reported**: an attribute named `metadata` or `registry` on a declarative SQLAlchemy or SQLModel table class. The declarative
system reserves both: mapping `metadata` raises at import up to SQLAlchemy 2.0 and warns from 2.1.

**Not reported**: `metadata = MetaData(...)` on the base, `metadata_ = mapped_column("metadata", …)`, plain dataclasses and
pydantic models.

Wrong: `metadata: Mapped[dict]`. Right: `metadata_: Mapped[dict] = mapped_column("metadata", JSON)`.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Finding, Severity, finding
from prodready.facts.python import Assign, CallRef, Module, Ref, Sub
from prodready.project.services.production import Production, place, spot
from prodready.project.storage.stores import Stores

_RESERVED = ("metadata", "registry")
_ALCHEMY = ("SQLAlchemy", "Flask-SQLAlchemy", "SQLModel", "SQLAlchemy asyncio")


@finding(
    code="DAT102",
    name="reserved-attribute",
    section="data",
    severity=Severity.BLOCKER,
    question="Does a table class use a name that SQLAlchemy reserves?",
    why="The class cannot be mapped, or hides what SQLAlchemy keeps under that name.",
    fix="Rename the attribute and give the column's name in mapped_column.",
    references=("https://docs.sqlalchemy.org/en/20/orm/declarative_tables.html",),
)
def rule(production: Production, stores: Stores) -> Iterator[Finding]:
    """Fields of table classes with a reserved name."""
    for path, module in production.application():
        for assign in module.assigns:
            if assign.owner < 0 or assign.target[0] != "&" or assign.target[1:] not in _RESERVED:
                continue
            cls = module.classes[assign.owner]
            technology = stores.model(f"{path}:{cls.qualname}")
            if technology is not None and technology.name in _ALCHEMY and _is_field(module, assign):
                name = assign.target[1:]
                yield spot(
                    "DAT102",
                    Severity.BLOCKER,
                    place(path, assign),
                    f"{cls.name}.{name}: {name} is reserved by SQLAlchemy",
                )


def _is_field(module: Module, assign: Assign) -> bool:
    if isinstance(assign.annotation, Sub):
        return isinstance(assign.annotation.value, Ref) and assign.annotation.value.name.endswith("Mapped")
    if isinstance(assign.value, CallRef):
        last = module.calls[assign.value.index].name.rpartition(".")[2].lstrip(":")
        return last in ("Column", "mapped_column", "Field", "relationship")
    return False
