"""# Coercing request models

**Reported**: a model that a route handler takes as a body, not strict, with boolean or numeric fields: pydantic
then takes `"yes"`, `"on"` and `1` for true, `"12"` for 12 and `true` for 1.

**Not reported**: models with `strict=True` (own, inherited, per field or at the call), models of text and nested
models only, models of queries and forms, whose values are strings by nature, models that no handler takes.

Wrong: `class Order(BaseModel): paid: bool`. Right: the same with `model_config = ConfigDict(strict=True)`.

`prodready fix --unsafe` adds it: clients that send numbers as strings are then refused.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Finding, Rewrite, Severity, finding
from prodready.facts.python import Class, Expr, Op, Seq, Sub
from prodready.project.dependencies import Dependencies
from prodready.project.production import Production, place, spot
from prodready.project.request_models import BodyModel, RequestModels
from prodready.project.strictness import Strictness
from prodready.project.types import Types

_COERCED = frozenset({"builtins.bool", "builtins.int", "builtins.float", "decimal.Decimal"})
_WRAPPERS = ("Optional", "Annotated", "Union", "List", "list", "Sequence", "Set", "set", "Tuple", "tuple")
SHOWN = 3


@finding(
    code="SEC107",
    name="coercing-model",
    section="security",
    severity=Severity.WARNING,
    question="Does a request model take strings for booleans and numbers?",
    why="Clients' mistakes pass validation and mean something else than was sent.",
    fix="Give the model model_config = ConfigDict(strict=True).",
    references=("https://docs.pydantic.dev/latest/concepts/strict_mode/",),
    rewrite=Rewrite("prodready_rules.rewrites.strict_model:with_strict", safe=False),
)
def rule(
    production: Production, models: RequestModels, strictness: Strictness, types: Types, dependencies: Dependencies
) -> Iterator[Finding]:
    """Body models that are not strict and have fields that coerce."""
    second = not dependencies.below("pydantic", 2)
    for body in models.bodies:
        if body.strict_call or body.library != "pydantic" or not production.in_application(body.path):
            continue
        if strictness.of(body.path, body.cls) is None:
            fields = _fields(body, types)
            if fields:
                shown = ", ".join(fields[:SHOWN]) + (" …" if len(fields) > SHOWN else "")
                message = f"{body.cls.name} takes strings for {shown}"
                where = place(body.path, body.cls)
                yield spot("SEC107", Severity.WARNING, where, message, fixable=second)


def _fields(body: BodyModel, types: Types) -> list[str]:
    """The names of the boolean and numeric fields, own ones first."""
    found: dict[str, None] = {}
    lineage = [(body.path, body.cls)]
    lineage += [(base.path, base.cls) for _, base in types.symbols.ancestors(body.path, body.cls) if base and base.cls]
    for path, cls in lineage:
        for name in _own(path, cls, types):
            found.setdefault(name)
    return list(found)


def _own(path: str, cls: Class, types: Types) -> Iterator[str]:
    for name, assign in types.symbols.fields.get((path, cls.index), {}).items():
        if not name.startswith("_") and assign.annotation is not None and _coerces(path, assign.annotation, types):
            yield name


def _coerces(path: str, expr: Expr, types: Types, depth: int = 5) -> bool:
    """Whether an annotation is a scalar that coerces and nothing before it takes a string as it is."""
    if depth == 0:
        return False
    if isinstance(expr, Sub):
        outer = types.symbols.expr_name(path, expr.value).rpartition(".")[2]
        items = expr.index.items if isinstance(expr.index, Seq) else (expr.index,)
        if outer == "Annotated":
            return _coerces(path, items[0], types, depth - 1)
        return outer in _WRAPPERS and _any(path, items, types, depth)
    if isinstance(expr, Op) and expr.kind == "|":
        return _any(path, expr.items, types, depth)
    return types.symbols.expr_name(path, expr) in _COERCED


def _any(path: str, items: tuple[Expr, ...], types: Types, depth: int) -> bool:
    if any(types.symbols.expr_name(path, item) == "builtins.str" for item in items):
        return False  # a string stays one
    return any(_coerces(path, item, types, depth - 1) for item in items)
