"""# Sync handler with an async session

**Reported**: a plain `def` route handler that is injected with an async session, connection or client and calls its coroutine
methods: it cannot await them, so nothing is ever executed.

Wrong: `def list_users(session: AsyncSession = Depends(get_session))` with `session.execute(...)`. Right: `async def` and `await`.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Finding, Severity, finding
from prodready.project.code.reach import Reach
from prodready.project.code.types import Types
from prodready.project.concurrency.awaiting import COROUTINES
from prodready.project.routing.routes import Routes
from prodready.project.services.production import place, spot


@finding(
    code="ASY103",
    name="sync-route-async-session",
    section="async",
    severity=Severity.BLOCKER,
    question="Does a plain def handler use an async session?",
    why="A plain function cannot await; its queries are made and thrown away.",
    fix="Make the handler async def and await the calls.",
    references=("https://docs.sqlalchemy.org/en/20/orm/extensions/asyncio.html",),
)
def rule(routes: Routes, types: Types, reach: Reach) -> Iterator[Finding]:
    """Handlers whose own body calls coroutine methods without being one."""
    for handler in routes.handlers:
        function = handler.function
        if function is None or function.is_async:
            continue
        for call in reach.calls_in(handler.path, function.index):
            name = types.call_name(handler.path, call)
            if name in COROUTINES and call.scope == function.index and "()" in name:
                yield spot(
                    "ASY103",
                    Severity.BLOCKER,
                    place(handler.path, call),
                    f"{name.rpartition('.')[2]}() of an async session in the plain def handler {function.name}",
                )
                break
