"""What the words of a start say of it: work in the background (workers, clocks, builds of a front end), one thing and the
end, or a server that answers requests."""

from __future__ import annotations

import re

_COMMAND = re.compile(
    r"(?<![\w./-])(?:celery|flower|rq|rqworker|rqscheduler|dramatiq|huey_consumer|arq|taskiq|qcluster|run_huey|yarn|npm|pnpm)(?![\w./-])"
    r"|(?<![^\s/])[\w-]*(?:worker|consumer|scheduler|listener|beat)(?:\.py|\.sh)?(?![\w.-])"
)
_NAME = re.compile(
    r"(?:^|[\W_])(?:celery\w*|workers?\d*|beat|scheduler|flower|consumers?|listener|cron|jobs?|yarn)(?:[\W_]|$)"
)
_SERVER = re.compile(
    r"(?:^|[\W_])(?:web(?:app|server)?|app|api|back-?end|server|site|www|[aw]sgi|django|flask|fastapi|gunicorn|uvicorn|uwsgi|hypercorn|daphne|granian)(?:[\W_]|$)"
)
_SERVES = re.compile(
    r"(?<![\w./-])(?:\S*/)?(?:gunicorn|uvicorn|hypercorn|daphne|granian|waitress-serve|uwsgi|pserve)\b"
    r"|\b(?:flask|fastapi|sanic|litestar|quart) (?:\S+ )*run\b|\brunserver"
)
"""Commands that start a server by its program."""
_ONCE = re.compile(
    r"(^|[\W_])(db)?(migrat\w*|upgrade|init(ialize|db|-db)?|seed\w*|loaddata|collectstatic|bootstrap|prestart)([\W_]|$)"
)
_STEP = re.compile(r"&&|;|\n")
_SHELL = re.compile(r"^\s*(?:\S*/)?(?:ba|a|da)?sh\s+-\w*c\s+")
_STEP_SAYS = re.compile(r"[A-Za-z]")
_OPTION = re.compile(r"(?<!\S)--?[A-Za-z][\w-]*")
_FOLDER = re.compile(r"\S*/")
_CLASS = re.compile(r"(?:-k|--worker-class)[= ]\S+|(?<!\w)uvicorn\.workers\.\w+")
"""How a server is told by which class its own workers are made."""


def starts_background(command: str, name: str = "") -> bool:
    """Whether a command, or the name of what is started, says that it answers no requests."""
    return bool(_COMMAND.search(_CLASS.sub("", command)) or _NAME.search(name.lower()))


def starts_server(command: str) -> bool:
    """Whether a command starts a server by its program."""
    return _SERVES.search(command) is not None


def names_server(name: str) -> bool:
    """Whether the name of a service, or of the programs of its command, says that it answers requests."""
    return _SERVER.search(_FOLDER.sub("", name.lower())) is not None


def ends(text: str) -> bool:
    """Whether a command, or the name of what is started, says that it does one thing and ends: migrations, fixtures."""
    steps = [_OPTION.sub("", step) for step in _STEP.split(_SHELL.sub("", text)) if _STEP_SAYS.search(step)]
    return bool(steps) and all(map(_ONCE.search, steps))
