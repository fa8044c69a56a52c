"""# Long route handlers

**Reported**: a route handler whose body has more than 20 lines of code. Blank lines, comments and the docstring do
not count; a statement over several lines counts with all of them. The option `limit` sets another bound.

**Not reported**: handlers that a library brings, methods of class-based views that only declare, functions that a handler
made for them calls without the request.

A handler reads the request, calls one function, and shapes the answer. What is longer usually holds logic that a
test has to reach through HTTP.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Effort, Finding, Severity, finding
from prodready.project.code.types import Types
from prodready.project.requests.models import handler_functions
from prodready.project.routing.routes import Routes
from prodready.project.services.production import Production, place, spot

LIMIT = 20
"""Lines of code (findings.md)."""


@finding(
    code="ARC102",
    name="long-route",
    section="architecture",
    severity=Severity.WARNING,
    question="Is a route handler longer than it needs to be?",
    why="Logic in a handler is tested through HTTP only, and cannot be called from anywhere else.",
    fix="Move the logic into a function of the service layer.",
    effort=Effort.HOURS,
    references=("https://fastapi.tiangolo.com/tutorial/bigger-applications/",),
    options=("limit",),
)
def rule(production: Production, routes: Routes, types: Types) -> Iterator[Finding]:
    """Handlers above the limit, each once."""
    given = production.snapshot.options.get("ARC102", {}).get("limit", LIMIT)
    limit = given if isinstance(given, int) else LIMIT
    seen: set[tuple[str, int]] = set()
    for handler in routes.handlers:
        for path, function in handler_functions(handler, types):
            if handler.behind or (path, function.index) in seen or not production.in_application(path):
                continue
            seen.add((path, function.index))
            if function.code_lines > limit:
                message = f"{function.qualname} has {function.code_lines} lines of code; more than {limit} are too many"
                yield spot("ARC102", Severity.WARNING, place(path, function), message)
