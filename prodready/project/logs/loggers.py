"""Which calls write a log record, and at what level: logging, structlog, loguru, frameworks' loggers."""

from __future__ import annotations

import re

import msgspec

from prodready.api import fact
from prodready.facts.python import Call
from prodready.project.code.types import Types

LEVELS = frozenset(
    [
        "debug",
        "info",
        "warning",
        "warn",
        "error",
        "critical",
        "fatal",
        "exception",
        "log",
        "trace",
        "success",
        "notice",
        "adebug",
        "ainfo",
        "awarning",
        "aerror",
    ]
)
_FACTORIES = re.compile(
    r"(?:^|[.:])(?:getLogger|get_logger|get_task_logger|getlogger|bind|opt|contextualize|Logger|LoggerAdapter|BoundLogger)\(\)"
)
_NAMES = re.compile(r"(?:^|[.%:&_])(?:log|logger|logging|_?LOG|_?LOGGER|slog|app_log|_log|_logger)$")


class Loggers(msgspec.Struct, frozen=True):
    """Tells log calls of a repository."""

    types: Types

    def level(self, path: str, call: Call) -> str:
        """The level at which a call writes a record; empty if it is no log call."""
        head, _, last = call.name.rpartition(".")
        if last not in LEVELS or not head:
            return ""
        if head in ("logging", "loguru.logger") or _NAMES.search(head):
            return last
        typed = self.types.call_name(path, call).rpartition(".")[0]
        return last if _FACTORIES.search(typed) or typed in ("loguru.logger", "logging") else ""


@fact
def loggers(types: Types) -> Loggers:
    """The answers over the inferred types."""
    return Loggers(types)
