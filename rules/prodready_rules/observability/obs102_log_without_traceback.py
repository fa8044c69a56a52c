"""# Logged errors without a traceback

**Reported**: `logger.error(...)` in an `except` body without `exc_info`, where the exception itself or nothing about it is
logged, so that nobody learns where it came from.

**Not reported**: `logger.exception`, `exc_info=…`, `stack_info`, an exception that goes on its way
after that, and warnings or lower levels.

`prodready fix` leaves a message that a test expects word for word in the output of `assertLogs`: with a traceback it would be
another one.

Wrong: `except ValueError as e: logger.error("failed: %s", e)`. Right: `logger.exception("failed")`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.api import Finding, Rewrite, Severity, finding
from prodready.facts.files import Role
from prodready.facts.python import Call, Const, Expr, Fmt, Handler, Module, Seq
from prodready.project.logs.loggers import Loggers
from prodready.project.services.production import Production, place, spot

_RECORD = re.compile(r"^(?:ERROR|CRITICAL):[\w.]*:")


@finding(
    code="OBS102",
    name="log-without-traceback",
    section="observability",
    severity=Severity.WARNING,
    question="Is an error logged without its traceback?",
    why="The message tells that something failed; only the traceback tells where.",
    fix="Use logger.exception(...), which adds the traceback.",
    references=("https://docs.python.org/3/library/logging.html#logging.Logger.exception",),
    rewrite=Rewrite("prodready_rules.rewrites.log_calls:with_traceback"),
)
def rule(production: Production, loggers: Loggers) -> Iterator[Finding]:
    """Error and critical calls in except bodies that carry no traceback."""
    expected = tuple(_expected(production))
    for path, module in production.modules():
        for handler in module.handlers:
            calls = [module.calls[index] for index in handler.calls]
            if any(_has_traceback(call) for call in calls):
                continue
            for call in calls:
                level = loggers.level(path, call)
                if level not in ("error", "critical", "fatal") or call.scope != handler.scope:
                    continue
                if not _is_raised_on(module, handler, call):
                    yield spot(
                        "OBS102",
                        Severity.WARNING,
                        place(path, call),
                        f"{_short(call)} in an except body logs no traceback; use exception()",
                        fixable=level == "error" and _is_simple(module, call) and not _is_expected(call, expected),
                    )


def _is_raised_on(module: Module, handler: Handler, call: Call) -> bool:
    """Whether an exception may leave the handler where the call was reached, whose traceback somebody else then logs.

    A ``raise`` in an arm that the call does not stand in counts only where it comes later, and not instead of the call.
    """
    if not handler.raises or call.scope < 0:
        return handler.raises
    lines = (getattr(item, "line", 0) for item in module.functions[call.scope].raised)
    return any(_may_meet(module, call, line) for line in lines if handler.line <= line <= handler.end_line)


def _may_meet(module: Module, call: Call, line: int) -> bool:
    """Whether control may go from the call to the ``raise`` at ``line``, or must have passed it."""
    arms = list(module.arms(call.branch))
    others = [arm for arm in module.branches if arm.line <= line <= arm.end_line and arm not in arms]
    if not others:
        return True
    exclusive = any(arm.parent == other.parent and arm.test == other.test for arm in arms for other in others)
    return line > call.line and not exclusive


def _has_traceback(call: Call) -> bool:
    last = call.name.rpartition(".")[2]
    keys = {key for key, _ in call.kwargs}
    return last in ("exception", "format_exc", "print_exc", "capture_exception") or bool(
        keys & {"exc_info", "stack_info", "**"}
    )


def _is_simple(module: Module, call: Call) -> bool:
    return not any(key == "**" for key, _ in call.kwargs)


def _expected(production: Production) -> Iterator[str]:
    """Records that tests compare in the form of ``assertLogs``: ``ERROR:shop.mail:not sent``."""
    for path, module in production.snapshot.modules.items():
        if production.snapshot.role(path) is Role.TEST and any(
            call.name.endswith(".assertLogs") for call in module.calls
        ):
            for call in module.calls:
                yield from (text for value in call.args for text in _texts(value) if _RECORD.match(text))


def _texts(expr: Expr) -> Iterator[str]:
    if isinstance(expr, Const) and isinstance(expr.value, str):
        yield expr.value
    elif isinstance(expr, Seq):
        for item in expr.items:
            yield from _texts(item)
    elif isinstance(expr, Fmt):
        for part in expr.parts:
            yield from _texts(part)


def _is_expected(call: Call, expected: tuple[str, ...]) -> bool:
    """Whether a test expects the message up to its first gap."""
    first = next(_texts(call.args[0]), "") if call.args else ""
    head = re.split(r"[%{]", first)[0]
    return bool(head) and any(_RECORD.sub("", text).startswith(head) for text in expected)


def _short(call: Call) -> str:
    return ".".join(call.name.lstrip("%:&").split(".")[-2:]) + "()"
