"""# Status in a tuple

**Reported**: a FastAPI (or Starlette, Litestar, Sanic, aiohttp) handler that returns `(body, status)`: FastAPI sends a JSON array
with status 200, the others fail. Only Flask, Quart and Bottle read the second item as the status.

Wrong: `return {"error": "db"}, 503`. Right: `return JSONResponse({"error": "db"}, status_code=503)`.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Finding, Location, Rewrite, Severity, finding
from prodready.facts.python import Const, Expr, Ref, Seq
from prodready.project.routing.routes import Routes
from prodready.project.services.production import spot

_ANSWERS = {
    "fastapi": "answers 200",
    "litestar": "answers 200",
    "starlette": "cannot send a tuple",
    "aiohttp": "cannot send a tuple",
    "sanic": "cannot send a tuple",
}
"""What becomes of the tuple."""
_FIXABLE = ("fastapi", "litestar", "starlette")


@finding(
    code="ERR102",
    name="status-in-tuple",
    section="errors",
    severity=Severity.BLOCKER,
    question="Does a handler return its status in a tuple that the framework does not read?",
    why="The client gets status 200 for an error.",
    fix="Return a response object with status_code, or raise HTTPException.",
    references=("https://fastapi.tiangolo.com/advanced/response-change-status-code/",),
    rewrite=Rewrite("prodready_rules.rewrites.status_in_tuple:to_response", safe=False),
)
def rule(routes: Routes) -> Iterator[Finding]:
    """Handlers of frameworks that do not read the tuple."""
    seen: set[tuple[str, int]] = set()
    for route in routes.http:
        if route.framework not in _ANSWERS:
            continue
        for handler in route.handlers:
            for value in handler.function.returned if handler.function is not None else ():
                status = _status(value)
                if status and (handler.path, value.line) not in seen:
                    seen.add((handler.path, value.line))
                    yield spot(
                        "ERR102",
                        Severity.BLOCKER,
                        Location(handler.path, value.line, 0, value.line, 0),
                        f"{route.title} returns (body, {status}); {route.framework} {_ANSWERS[route.framework]}",
                        fixable=route.framework in _FIXABLE,
                    )


def _status(value: Expr) -> str:
    if not isinstance(value, Seq) or value.kind != "tuple" or len(value.items) != 2:
        return ""
    second = value.items[1]
    if isinstance(second, Const) and type(second.value) is int and 100 <= second.value <= 599:
        return str(second.value)
    name = second.name if isinstance(second, Ref) else ""
    last = name.rpartition(".")[2]
    return last if last.startswith("HTTP_") or name.startswith("http.HTTPStatus.") else ""
