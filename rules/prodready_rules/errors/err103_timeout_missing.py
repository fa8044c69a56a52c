"""# Outbound HTTP without a timeout

**Reported**: `requests.get(...)` and its kin, and methods of `requests.Session`, without `timeout`; `urllib.request.urlopen`
without one; `timeout=None` for any client; `smtplib.SMTP` without one.

**Not reported**: calls that pass `**kwargs`, sessions whose adapter or wrapper sets a timeout, httpx and aiohttp with their own
default.

Wrong: `requests.get(url)`. Right: `requests.get(url, timeout=10)`.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Finding, Severity, finding
from prodready.facts.python import Call, Const, Flag, Op
from prodready.project.calls import NONE, Calls
from prodready.project.production import Production, place, spot
from prodready.project.types import Types

_VERBS = ("get", "post", "put", "patch", "delete", "head", "options", "request")
_ENDLESS = (
    {f"requests.{verb}" for verb in _VERBS}
    | {f"requests.api.{verb}" for verb in _VERBS}
    | {f"requests.{session}().{verb}" for session in ("Session", "session") for verb in _VERBS}
    | {f"requests.sessions.Session().{verb}" for verb in _VERBS}
)
_POSITIONS = {"urllib.request.urlopen": 2, "smtplib.SMTP": 3, "smtplib.SMTP_SSL": 5, "http.client.HTTPSConnection": 2}
"""Position of ``timeout`` in functions that take it by position too."""
_CLIENTS = ("httpx.", "aiohttp.ClientSession")


@finding(
    code="ERR103",
    name="timeout-missing",
    section="errors",
    severity=Severity.ERROR,
    question="Is another service called without a timeout?",
    why="One peer that accepts and never answers stops every worker in turn.",
    fix="Pass timeout=…, in seconds.",
    references=("https://requests.readthedocs.io/en/latest/user/quickstart/#timeouts",),
)
def rule(production: Production, types: Types, calls: Calls) -> Iterator[Finding]:
    """Calls of clients that wait for ever."""
    waiting = calls.pick(typed=lambda name: name in _ENDLESS or name in _POSITIONS or name.startswith(_CLIENTS))
    for path, _ in production.modules():
        for call in waiting.get(path, NONE):
            name = types.call_name(path, call)
            if call.flags & Flag.MAIN or any(key == "**" for key, _ in call.kwargs) or _spread(call):
                continue
            given = call.arg(_POSITIONS.get(name, -1), "timeout")
            endless = name in _ENDLESS or name in _POSITIONS
            none = isinstance(given, Const) and given.value is None
            if (endless and (given is None or none)) or (none and name.startswith(_CLIENTS)):
                lack = "has timeout=None" if none else "has no timeout"
                yield spot("ERR103", Severity.ERROR, place(path, call), f"{name}() {lack}")


def _spread(call: Call) -> bool:
    return any(isinstance(value, Op) and value.kind == "*" for value in call.args)
