"""# Swallowed exceptions

**Reported**: a bare `except:` that does not raise again, and `except Exception: pass` (or `continue`, `...`) and
`contextlib.suppress(Exception)` without a word to anybody.

**Not reported**: handlers that log, count, raise, return a value on purpose or call something; narrow exception types;
`contextlib.suppress` of narrow types; optional imports; clean-up in `__del__`, `close`, `shutdown`, or of nothing
but such calls; what only debugging runs; one alternative after the other, until one does (`for each in parsers: try: … break`).

Wrong: `try: send() except Exception: pass`. Right: `except SMTPException: logger.exception("mail was not sent")`.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Finding, Severity, finding
from prodready.facts.python import Handler, Module, Op, Ref, last_word
from prodready.project.services.production import Production, place, spot

_BROAD = frozenset({"builtins.Exception", "builtins.BaseException"})
_COUNTS = frozenset({"range", "count", "repeat", "cycle"})
_CLEANING = frozenset(
    {"__del__", "close", "aclose", "shutdown", "__exit__", "__aexit__", "cleanup", "teardown", "stop"}
    | {"disconnect", "terminate", "kill", "rollback", "unlink"}
)


@finding(
    code="ERR101",
    name="swallowed-exception",
    section="errors",
    severity=Severity.ERROR,
    question="Is an exception swallowed?",
    why="A failure that nobody hears of is found by users, and a bare except also catches the signal to stop.",
    fix="Catch the narrow type, and log it with logger.exception or raise.",
    references=("https://docs.python.org/3/howto/logging.html#exceptions",),
)
def rule(production: Production) -> Iterator[Finding]:
    """Bare clauses, and broad ones whose body does nothing."""
    for path, module in production.modules():
        for handler in module.handlers:
            bare = not handler.types
            broad = any(isinstance(item, Ref) and item.name in _BROAD for item in handler.types)
            if bare and not handler.raises and not _tells(module, handler):
                yield spot("ERR101", Severity.ERROR, place(path, handler), "bare except swallows every exception")
            elif (
                broad and handler.empty and not _cleans(production, path, handler) and not _tries_next(module, handler)
            ):
                name = next(item.name for item in handler.types if isinstance(item, Ref))
                yield spot(
                    "ERR101",
                    Severity.ERROR,
                    place(path, handler),
                    f"except {name.removeprefix('builtins.')} swallows the error without a word",
                )
        yield from _suppressed(production, path, module)


def _suppressed(production: Production, path: str, module: Module) -> Iterator[Finding]:
    """``with contextlib.suppress(Exception):`` where it does not clean up."""
    for call in module.calls:
        if call.name != "contextlib.suppress":
            continue
        broad = [item.name for item in call.args if isinstance(item, Ref) and item.name in _BROAD]
        if not broad or production.is_switched(path, call.branch):
            continue
        inside = next((item for item in module.calls[call.index + 1 :] if item.scope == call.scope), None)
        cleans = inside is not None and inside.name.rpartition(".")[2] in _CLEANING
        if not cleans and (call.scope < 0 or module.functions[call.scope].name not in _CLEANING):
            shown = broad[0].removeprefix("builtins.")
            message = f"suppress({shown}) swallows the error without a word"
            yield spot("ERR101", Severity.ERROR, place(path, call), message)


def _tells(module: Module, handler: Handler) -> bool:
    """Whether a bare clause at least logs the exception with its traceback."""
    names = {module.calls[index].name.rpartition(".")[2] for index in handler.calls}
    return bool(names & {"exception", "capture_exception", "print_exc", "format_exc"})


def _tries_next(module: Module, handler: Handler) -> bool:
    """Whether a clause stands in a loop over alternatives that ends with the first that does; numbered tries of the same are
    none."""
    if not handler.breaks:
        return False
    round_it = [
        each
        for each in module.assigns_of(handler.scope)
        if isinstance(each.value, Op) and each.value.kind == "iter" and each.line <= handler.try_line <= each.end_line
    ]
    loop = max(round_it, key=lambda each: each.line, default=None)
    if loop is None or not isinstance(loop.value, Op):
        return False
    given = module.call(loop.value.items[0])
    return given is None or last_word(given.name) not in _COUNTS


def _cleans(production: Production, path: str, handler: Handler) -> bool:
    """Whether the clause stands in clean-up, or where production does not come."""
    module = production.snapshot.modules[path]
    tried = [call for call in module.calls_of(handler.scope) if handler.try_line <= call.line < handler.line]
    if any(production.is_switched(path, call.branch) for call in tried):
        return True
    if tried and all(call.name.rpartition(".")[2] in _CLEANING for call in tried):
        return True
    return handler.scope >= 0 and module.functions[handler.scope].name in _CLEANING
