"""# Missing await

**Reported**: a coroutine function of the project, or a coroutine method of an async session, driver or client, whose call is a
statement of its own: nothing awaits it, so nothing happens. Also `await session.execute(q).scalars()`, which awaits the wrong
object, and `rows = session.execute(q)` before `rows.scalars()`.

**Not reported**: results that are awaited, returned, yielded, bound to a name, or passed on (`create_task`, `gather`); async
generators; methods of a session where `isinstance` has told that it is not the asynchronous one; coroutines that a decorator
turns into something else.

Wrong: `session.commit()` on an AsyncSession. Right: `await session.commit()`.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Finding, Rewrite, Severity, finding
from prodready.facts.python import Call, Flag, Module, Ref, last_word
from prodready.project.code.types import Types
from prodready.project.concurrency.awaiting import COROUTINES, Awaiting
from prodready.project.services.production import Production, place, spot

_OF_COROUTINES = frozenset({"send", "throw", "close", "add_done_callback"})
"""What a coroutine, or the task it was wrapped in, can be asked for itself."""


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
                if name and not _is_of_the_other(module, call, name):
                    yield spot(
                        "ASY102",
                        Severity.BLOCKER,
                        place(path, call),
                        f"{name}() is a coroutine and is never awaited",
                        fixable=call.scope >= 0 and module.functions[call.scope].is_async,
                    )
            elif name := _asked(path, module, call, types):
                last = last_word(call.name)
                message = f"{last}() is asked of the coroutine of {name}(), which is never awaited"
                yield spot("ASY102", Severity.BLOCKER, place(path, call), message)


def _is_of_the_other(module: Module, call: Call, name: str) -> bool:
    """Whether ``isinstance`` has told that the object of a method is not of the class whose method is a coroutine."""
    owner = last_word(name.rpartition("().")[0] or name.rpartition(".")[0])
    head = call.name.rpartition(".")[0]
    for arm in module.arms(call.branch):
        test = module.call(arm.test)
        if test is None or test.name != "builtins.isinstance" or len(test.args) != 2:
            continue
        told, cls = test.args
        if not owner or not isinstance(told, Ref) or told.name != head or not isinstance(cls, Ref):
            continue
        if last_word(cls.name) == (owner if arm.negated else owner.removeprefix("Async")) and (
            arm.negated or owner.startswith("Async")
        ):
            return True
    return False


def _asked(path: str, module: Module, call: Call, types: Types) -> str:
    """The coroutine function on whose call a method is called, as if it had been awaited; directly or by a variable."""
    if call.scope < 0 or not module.functions[call.scope].is_async or last_word(call.name) in _OF_COROUTINES:
        return ""
    inner = module.calls[call.receiver] if call.receiver >= 0 else _bound(module, call)
    if inner is None or inner.flags & Flag.AWAITED:
        return ""
    name = types.call_name(path, inner)
    return last_word(name) if name in COROUTINES else ""


def _bound(module: Module, call: Call) -> Call | None:
    """The call whose result is all that the variable ever holds on which a method is called."""
    head, _, last = call.name.partition(".")
    if not head.startswith("%") or not last or "." in last or "(" in head or "[" in head:
        return None
    bound = [item.value for item in module.assigns_of(call.scope) if item.target == head]
    return module.call(bound[0]) if len(bound) == 1 else None
