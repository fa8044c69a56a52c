"""# Root logger

**Reported**: `logging.info(...)` and its kin on the root logger in application code. The record then names no module, cannot be
filtered, and the first such call configures logging behind the application's back.

**Not reported**: command-line tools, main guards, and `logging.basicConfig`, `getLogger`, `captureWarnings`.

Wrong: `logging.info("started")`. Right: `logger = logging.getLogger(__name__)` and `logger.info("started")`.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Finding, Rewrite, Severity, finding
from prodready.facts.python import Flag
from prodready.project.services.production import Production, place, spot

LEVELS = ("debug", "info", "warning", "warn", "error", "critical", "exception", "log")
_CALLS = {f"logging.{level}": level for level in LEVELS}


@finding(
    code="OBS104",
    name="root-logging",
    section="observability",
    severity=Severity.WARNING,
    question="Does application code log on the root logger?",
    why="Records of the root logger name no module, so that they can neither be found nor switched off by part.",
    fix="Use a logger of the module: logging.getLogger(__name__).",
    references=("https://docs.python.org/3/library/logging.html#logging.getLogger",),
    rewrite=Rewrite("prodready_rules.rewrites.log_calls:to_module_logger"),
)
def rule(production: Production) -> Iterator[Finding]:
    """Module-level functions of logging that write a record."""
    for path, module in production.modules():
        for call in module.calls:
            if call.name in _CALLS and not call.flags & Flag.MAIN and not production.is_interactive(path, call):
                yield spot(
                    "OBS104",
                    Severity.WARNING,
                    place(path, call),
                    f"{call.name}() writes to the root logger; use the module's logger",
                    fixable=True,
                )
