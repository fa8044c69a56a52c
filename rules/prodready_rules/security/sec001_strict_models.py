"""# Strict request models

**Passes** when at least half of the models that route handlers take as a body refuse coercion:
`ConfigDict(strict=True)` (own, inherited, merged or as a class keyword), strict types on every scalar (`StrictInt`,
`Field(strict=True)`, `Annotated[int, Strict()]`), `Model.model_validate(data, strict=True)` at the border, or a library
that is strict by default (msgspec).

**Does not pass**: lenient models, `strict=True` of other callables (`zip`, `Path.resolve`, mypy's option), a strict
model that no handler takes.

**Not applicable** when no handler takes a body model of pydantic, msgspec or attrs: marshmallow, colander, jsonschema,
Django forms and REST framework serializers have no such switch.

**How it is decided.** For each route the parameters of its handler, validating decorators and calls that parse the
request are resolved to classes; what comes from the query, the path, headers, forms or injection is left out. The
nearest `strict` along the bases decides.

Passes:

```python
class ApiModel(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")

class Order(ApiModel):
    amount: int
```

Fails: the same with `class Order(BaseModel)`: `{"amount": "12"}` is accepted.

**Limits.** Models that a function makes at run time (`create_model`) are not seen.
"""

from __future__ import annotations

from prodready.api import Effort, Evidence, Verdict, failed, not_applicable, passed, point
from prodready.project.code.types import Types
from prodready.project.requests.coercing import Coerced, coercing_fields, fields_within, shown
from prodready.project.requests.models import BodyModel, RequestModels
from prodready.project.requests.strictness import Strictness
from prodready.project.routing.routes import Routes
from prodready.project.services.kind import Services
from prodready.project.services.main_service import MainService


@point(
    code="SEC001",
    name="strict-models",
    section="security",
    question="Do request models reject values of the wrong type?",
    why='A lenient model turns "yes" and 1 into True and "12" into 12, so that clients\' mistakes pass validation.',
    fix='Give request models one base class with model_config = ConfigDict(strict=True, extra="forbid").',
    effort=Effort.HOURS,
    references=("https://docs.pydantic.dev/latest/concepts/strict_mode/",),
)
def rule(
    services: Services,
    main: MainService,
    routes: Routes,
    models: RequestModels,
    strictness: Strictness,
    types: Types,
) -> Verdict:
    """Count the strict ones among the body models."""
    if not services.is_service:
        return services.lacking("not a service")
    if not models.bodies:
        return not_applicable(f"no route handler takes a body model of pydantic, msgspec or attrs ({routes.searched})")
    strict: list[Evidence] = []
    lenient: list[BodyModel] = []
    for body in models.bodies:
        found = body.handler if body.strict_call else strictness.of(body.path, body.cls)
        if found is not None:
            strict.append(found)
        else:
            lenient.append(body)
    count = f"{len(strict)} of {len(models.bodies)} body models"
    if 2 * len(strict) >= len(models.bodies):
        first = models.bodies[0]
        places = dict.fromkeys((*strict, Evidence(first.path, first.cls.line, f"body model {first.cls.name}")))
        return passed(f"{count} are strict.", *list(places)[:4])
    fields = {body.symbol: coercing_fields(body, types) or fields_within(body, types) for body in lenient}
    lenient.sort(key=lambda body: (not main.holds(body.path), not fields[body.symbol], -main.weight(body.path)))
    names = list(dict.fromkeys(body.cls.name for body in lenient))
    misses = [_miss(body, fields[body.symbol]) for body in lenient]
    return failed(
        f"{count} are strict; lenient: {', '.join(names[:3])}{' …' if len(names) > 3 else ''}.",
        *misses[:4],
        searched=f"{routes.searched}; strict configuration, strict types and strict parsing calls",
    )


def _miss(body: BodyModel, fields: list[Coerced]) -> Evidence:
    """What is wrong with a model: the fields for which it takes strings, at the first where it stands in another class;
    else that it is not declared strict."""
    if not fields or body.library != "pydantic":
        return Evidence(body.path, body.cls.line, f"{body.cls.name} is not strict; {body.handler.note}")
    note = f"{body.cls.name} takes strings for {shown(fields)}; {body.handler.note}"
    first = fields[0]
    own = first.path == body.path and body.cls.line <= first.line <= body.cls.end_line
    return Evidence(body.path, body.cls.line, note) if own else Evidence(first.path, first.line, note)
