"""# Blocking calls in async handlers

**Reported**: `time.sleep`, `requests`, sync httpx, `subprocess.run`, a synchronous database session or Redis client, password
hashing and file access inside an `async def` that answers requests (a handler, what it awaits, or what is injected into it).

**Not reported**: calls that are handed to `asyncio.to_thread`, `run_in_threadpool`, `run_in_executor` or `sync_to_async`; plain
`def` handlers, which run in a thread pool; start-up code, batch jobs and command lines.

Wrong: `async def view(): time.sleep(1)`. Right: `await asyncio.sleep(1)`, or `def view()`.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Confidence, Finding, Rewrite, Severity, finding
from prodready.facts.python import Expr, Function, Module
from prodready.project.code.reach import Reach
from prodready.project.concurrency.awaiting import Awaiting, nearest_async
from prodready.project.routing.routes import Routes
from prodready.project.services.kind import ASYNC_FRAMEWORKS, Services
from prodready.project.services.production import Production, place, spot

_LOW = ("reads", "writes", "copies", "removes")


@finding(
    code="ASY101",
    name="blocking-in-async",
    section="async",
    severity=Severity.ERROR,
    question="Does a blocking call stand in an async handler?",
    why="The event loop serves all requests; while one handler blocks, every other waits.",
    fix="Use the async client, asyncio.to_thread, or make the handler a plain def.",
    references=("https://fastapi.tiangolo.com/async/",),
    rewrite=Rewrite("prodready_rules.rewrites.coroutines:to_async_sleep"),
)
def rule(
    production: Production, services: Services, routes: Routes, reach: Reach, awaiting: Awaiting
) -> Iterator[Finding]:
    """Blocking calls in coroutines that requests run through."""
    if not set(services.frameworks) & {*ASYNC_FRAMEWORKS, "django"}:
        return
    for path, function in _coroutines(production, routes, reach):
        if not production.in_application(path):
            continue
        module = production.snapshot.modules[path]
        for call in reach.calls_in(path, function.index):
            if nearest_async(module, call) is not function or awaiting.in_thread(path, module, call):
                continue
            what = awaiting.blocking(path, call) or awaiting.blocks_below(path, call, reach)
            if what:
                name = awaiting.types.call_name(path, call)
                yield spot(
                    "ASY101",
                    Severity.ERROR,
                    place(path, call),
                    f"{_short(name)}() {what} inside async def {function.name}",
                    Confidence.MEDIUM if what.startswith(_LOW) else Confidence.HIGH,
                    fixable=name == "time.sleep",
                )


def _coroutines(production: Production, routes: Routes, reach: Reach) -> Iterator[tuple[str, Function]]:
    """The coroutines that requests run through: handlers, middlewares, what is injected, and what these call."""
    queue = [(item.path, item.function) for item in routes.handlers if item.function is not None]
    queue += [
        (path, function)
        for path, module in production.application()
        for function in module.functions
        if any(_is_middleware(module, decorator) for decorator in function.decorators)
    ]
    seen = {(path, function.index) for path, function in queue}
    while queue:
        path, function = queue.pop(0)
        if function.is_async:
            yield path, function
        for found in reach.next_functions(path, function):
            if found.function is not None and (found.path, found.function.index) not in seen:
                seen.add((found.path, found.function.index))
                queue.append((found.path, found.function))


def _is_middleware(module: Module, decorator: Expr) -> bool:
    call = module.call(decorator)
    name = call.name if call is not None else getattr(decorator, "name", "")
    return str(name).endswith((".middleware", "web.middleware"))


def _short(name: str) -> str:
    return name.rpartition(":")[2].replace("()", "").removeprefix("builtins.")
