"""What starts work in the background by its words: workers, clocks and builds of a front end beside what serves requests."""

from __future__ import annotations

import re

_COMMAND = re.compile(
    r"(?<![\w./-])(?:celery|flower|rq|rqworker|rqscheduler|dramatiq|huey_consumer|arq|taskiq|qcluster|run_huey|yarn|npm|pnpm)(?![\w./-])"
    r"|(?<![^\s/])[\w-]*(?:worker|consumer|scheduler|listener)(?:\.py)?(?![\w.-])"
)
_NAME = re.compile(
    r"(?:^|[\W_])(?:celery\w*|workers?\d*|beat|scheduler|flower|consumers?|listener|cron|jobs?|yarn)(?:[\W_]|$)"
)
_CLASS = re.compile(r"(?:-k|--worker-class)[= ]\S+|(?<!\w)uvicorn\.workers\.\w+")
"""How a server is told by which class its own workers are made."""


def starts_background(command: str, name: str = "") -> bool:
    """Whether a command, or the name of what is started, says that it answers no requests."""
    return bool(_COMMAND.search(_CLASS.sub("", command)) or _NAME.search(name.lower()))
