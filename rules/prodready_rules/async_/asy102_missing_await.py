"""# Missing await

**Reported**: a coroutine function of the project, or a coroutine method of an async session, driver or client, whose call is a
statement of its own: nothing awaits it, so nothing happens. Also `await session.execute(q).scalars()`, which awaits the wrong
object.

**Not reported**: results that are awaited, returned, yielded, bound to a name, or passed on (`create_task`, `gather`); async
generators; coroutines that a decorator turns into something else.

Wrong: `session.commit()` on an AsyncSession. Right: `await session.commit()`.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Finding, Rewrite, Severity, finding
from prodready.facts.python import Flag
from prodready.project.awaiting import COROUTINES, Awaiting
from prodready.project.production import Production, place, spot
from prodready.project.types import Types


@finding(
    code="ASY102",
    name="missing-await",
    section="async",
    severity=Severity.BLOCKER,
    question="Is a coroutine called and never awaited?",
    why="The call does nothing: no row is written, no message is sent, and no error is raised.",
    fix="Add await.",
    references=("https://docs.python.org/3/library/asyncio-dev.html#detect-never-awaited-coroutines",),
    rewrite=Rewrite("prodready_rules.rewrites.coroutines:with_await", safe=False),
)
def rule(production: Production, types: Types, awaiting: Awaiting) -> Iterator[Finding]:
    """Statements that drop a coroutine, and chains that hang on one."""
    for path, module in production.application():
        for call in module.calls:
            if call.flags & (Flag.TYPING | Flag.MAIN):
                continue
            if call.flags & Flag.STATEMENT and not awaiting.consumed(module, call):
                name = awaiting.coroutine(path, call)
                if name:
                    yield spot(
                        "ASY102",
                        Severity.BLOCKER,
                        place(path, call),
                        f"{name}() is a coroutine and is never awaited",
                        fixable=call.scope >= 0 and module.functions[call.scope].is_async,
                    )
            elif call.receiver >= 0:
                receiver = module.calls[call.receiver]
                if receiver.flags & Flag.AWAITED:
                    continue
                name = types.call_name(path, receiver)
                if name in COROUTINES and call.flags & Flag.AWAITED:
                    yield spot(
                        "ASY102",
                        Severity.BLOCKER,
                        place(path, call),
                        f"await covers the whole chain; {name.rpartition('.')[2]}() itself is never awaited",
                    )
