"""# Coercing request models

**Reported**: a model that a route handler takes as a body, not strict, with boolean or numeric fields: pydantic
then takes `"yes"`, `"on"` and `1` for true, `"12"` for 12 and `true` for 1.

**Not reported**: models with `strict=True` (own, inherited, per field or at the call), models of text and nested
models only, models of queries and forms, whose values are strings by nature, models that no handler takes, abstract
classes.

Wrong: `class Order(BaseModel): paid: bool`. Right: the same with `model_config = ConfigDict(strict=True)`.

`prodready fix --unsafe` adds it: clients that send numbers as strings are then refused.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Finding, Rewrite, Severity, finding
from prodready.project.code.types import Types
from prodready.project.layout.dependencies import Dependencies
from prodready.project.requests.coercing import coercing_fields, shown
from prodready.project.requests.models import RequestModels
from prodready.project.requests.strictness import Strictness
from prodready.project.services.production import Production, place, spot


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
        if any(types.symbols.expr_name(body.path, base) == "abc.ABC" for base in body.cls.bases):
            continue  # nothing that is sent becomes one: heirs are made by the code
        if strictness.of(body.path, body.cls) is None:
            fields = coercing_fields(body, types)
            if fields:
                message = f"{body.cls.name} takes strings for {shown(fields)}"
                where = place(body.path, body.cls)
                yield spot("SEC107", Severity.WARNING, where, message, fixable=second)
