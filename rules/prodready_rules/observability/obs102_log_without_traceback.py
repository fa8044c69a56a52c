"""# Logged errors without a traceback

**Reported**: `logger.error(...)` in an `except` body without `exc_info`, where the exception itself or nothing about it is
logged, so that nobody learns where it came from.

**Not reported**: `logger.exception`, `exc_info=…`, `stack_info`, handlers that raise again, and warnings or lower levels.

Wrong: `except ValueError as e: logger.error("failed: %s", e)`. Right: `logger.exception("failed")`.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Finding, Rewrite, Severity, finding
from prodready.facts.python import Call, Module
from prodready.project.loggers import Loggers
from prodready.project.production import Production, place, spot


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
    for path, module in production.modules():
        for handler in module.handlers:
            if handler.raises:
                continue
            calls = [module.calls[index] for index in handler.calls]
            if any(_has_traceback(call) for call in calls):
                continue
            for call in calls:
                level = loggers.level(path, call)
                if level in ("error", "critical", "fatal") and call.scope == handler.scope:
                    yield spot(
                        "OBS102",
                        Severity.WARNING,
                        place(path, call),
                        f"{_short(call)} in an except body logs no traceback; use exception()",
                        fixable=level == "error" and _is_simple(module, call),
                    )


def _has_traceback(call: Call) -> bool:
    last = call.name.rpartition(".")[2]
    keys = {key for key, _ in call.kwargs}
    return last in ("exception", "format_exc", "print_exc", "capture_exception") or bool(
        keys & {"exc_info", "stack_info", "**"}
    )


def _is_simple(module: Module, call: Call) -> bool:
    return not any(key == "**" for key, _ in call.kwargs)


def _short(call: Call) -> str:
    return ".".join(call.name.lstrip("%:&").split(".")[-2:]) + "()"
