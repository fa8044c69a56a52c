"""# Swallowed exceptions

**Reported**: a bare `except:` that does not raise again, and `except Exception: pass` (or `continue`, `...`) and
`contextlib.suppress(Exception)` without a word to anybody.

**Not reported**: handlers that log, count, raise, return a value on purpose or call something; narrow exception types;
`contextlib.suppress` of narrow types; optional imports; clean-up in `__del__`, `close`, `shutdown`, or of nothing but such
calls; what only debugging runs; signals to a process that may be gone; one alternative after the other, until one does (`for
each in parsers: try: … break`, or a `try` that returns before the next one); a number of tries after which the function
raises or logs an error; a function of the application that logs the error itself before it raises it.

Confidence is low in programs that neither an import nor a deployment is seen to start.

Wrong: `try: send() except Exception: pass`. Right: `except SMTPException: logger.exception("mail was not sent")`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.api import Confidence, Finding, Severity, finding
from prodready.facts.python import Call, Const, Expr, Handler, Module, Ref, last_word
from prodready.project.code.attempts import says_at_last, tries_again
from prodready.project.logs.loggers import Loggers
from prodready.project.services.apart import Apart
from prodready.project.services.kind import Services
from prodready.project.services.production import Production, place, spot

_BROAD = frozenset({"builtins.Exception", "builtins.BaseException"})
_CLEANING = frozenset(
    {"__del__", "close", "aclose", "wait_closed", "shutdown", "__exit__", "__aexit__", "cleanup", "teardown", "stop"}
    | {"disconnect", "terminate", "kill", "killpg", "send_signal", "rollback", "unlink"}
)
FIRST_ERROR = 400
"""The least status of HTTP that is an error."""
_ENDS = re.compile(r"(?:^|_)(?:shutdown|shut_down|teardown|tear_down)(?:_|$)")
"""Words of the names of functions that clean up at the end."""


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
def rule(production: Production, services: Services, apart: Apart, loggers: Loggers) -> Iterator[Finding]:
    """Bare clauses, and broad ones whose body does nothing."""
    for path, module in production.modules():
        level = Confidence.LOW if services.runs and apart.is_started_by_hand(path) else Confidence.HIGH
        for handler in module.handlers:
            bare = not handler.types
            broad = any(isinstance(item, Ref) and item.name in _BROAD for item in handler.types)
            if bare and not handler.raises and not _tells(module, handler):
                yield spot(
                    "ERR101", Severity.ERROR, place(path, handler), "bare except swallows every exception", level
                )
            elif (
                broad
                and handler.empty
                and not (_cleans(production, path, handler) or tries_again(module, handler))
                and not _is_told_below(production, loggers, path, handler)
            ):
                name = next(item.name for item in handler.types if isinstance(item, Ref))
                yield spot(
                    "ERR101",
                    Severity.ERROR,
                    place(path, handler),
                    f"except {name.removeprefix('builtins.')} swallows the error without a word",
                    level,
                )
        yield from _suppressed(production, path, module, level)


def _suppressed(production: Production, path: str, module: Module, level: Confidence) -> Iterator[Finding]:
    """``with contextlib.suppress(Exception):`` where it does not clean up."""
    for call in module.calls:
        if call.name != "contextlib.suppress":
            continue
        broad = [item.name for item in call.args if isinstance(item, Ref) and item.name in _BROAD]
        if not broad or production.is_switched(path, call.branch):
            continue
        inside = next((item for item in module.calls[call.index + 1 :] if item.scope == call.scope), None)
        cleans = inside is not None and inside.name.rpartition(".")[2] in _CLEANING
        if not cleans and not _is_cleaning(module, call.scope) and not says_at_last(module, call.scope, call.line):
            shown = broad[0].removeprefix("builtins.")
            message = f"suppress({shown}) swallows the error without a word"
            yield spot("ERR101", Severity.ERROR, place(path, call), message, level)


def _tells(module: Module, handler: Handler) -> bool:
    """Whether a bare clause at least logs the exception with its traceback, or answers the request by raising its status
    (``api.abort(401)``)."""
    calls = [module.calls[index] for index in handler.calls]
    names = {call.name.rpartition(".")[2] for call in calls}
    refused = any(last_word(call.name) == "abort" and _is_status(call.arg(0)) for call in calls)
    return refused or bool(names & {"exception", "capture_exception", "print_exc", "format_exc"})


def _is_status(expr: Expr | None) -> bool:
    return isinstance(expr, Const) and isinstance(expr.value, int) and expr.value >= FIRST_ERROR


def _is_told_below(production: Production, loggers: Loggers, path: str, handler: Handler) -> bool:
    """Whether nothing is tried but functions of the application that log what fails in them and raise it again."""
    calls = production.snapshot.modules[path].calls_of(handler.scope)
    tried = [call for call in calls if handler.try_line <= call.line < handler.line]
    return bool(tried) and all(_logs_and_raises(production, loggers, path, call) for call in tried)


def _logs_and_raises(production: Production, loggers: Loggers, path: str, call: Call) -> bool:
    found = production.symbols.definition(production.symbols.resolve(path, call.name)) if call.name[0] != "%" else None
    if found is None or found.function is None:
        return False
    module = production.snapshot.modules[found.path]
    return any(
        handler.scope == found.function.index
        and handler.raises
        and any(isinstance(item, Ref) and item.name in _BROAD for item in handler.types)
        and any(loggers.level(found.path, module.calls[index]) for index in handler.calls)
        for handler in module.handlers
    )


def _cleans(production: Production, path: str, handler: Handler) -> bool:
    """Whether the clause stands in clean-up, or where production does not come."""
    module = production.snapshot.modules[path]
    tried = [call for call in module.calls_of(handler.scope) if handler.try_line <= call.line < handler.line]
    if any(production.is_switched(path, call.branch) for call in tried):
        return True
    if tried and all(call.name.rpartition(".")[2] in _CLEANING for call in tried):
        return True
    return _is_cleaning(module, handler.scope)


def _is_cleaning(module: Module, scope: int) -> bool:
    name = module.functions[scope].name if scope >= 0 else ""
    return name in _CLEANING or bool(_ENDS.search(name))
