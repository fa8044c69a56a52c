"""# Outbound HTTP without a timeout

**Reported**: `requests.get(...)` and its kin, and methods of `requests.Session`, without `timeout`; `urllib.request.urlopen`
without one; `timeout=None` for any client; `smtplib.SMTP` without one.

**Not reported**: calls that pass `**kwargs`, sessions whose adapter or wrapper sets a timeout, httpx and aiohttp with their own
default (decision 19); tasks that are stopped after a time (`soft_time_limit`, `time_limit`); rules of gitlint, which only
developers run.

Confidence is low in programs that neither an import nor a deployment is seen to start.

Wrong: `requests.get(url)`. Right: `requests.get(url, timeout=10)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.api import Confidence, Finding, Severity, finding
from prodready.facts.python import Call, Const, Expr, Flag, Module, Op, is_literal, last_word
from prodready.project.code.calls import NONE, Calls
from prodready.project.code.types import Types
from prodready.project.services.apart import Apart
from prodready.project.services.kind import Services
from prodready.project.services.production import Production, place, spot

_VERBS = ("get", "post", "put", "patch", "delete", "head", "options", "request")
_ENDLESS = (
    {f"requests.{verb}" for verb in _VERBS}
    | {f"requests.api.{verb}" for verb in _VERBS}
    | {f"requests.{session}().{verb}" for session in ("Session", "session") for verb in _VERBS}
    | {f"requests.sessions.Session().{verb}" for verb in _VERBS}
)
_POSITIONS = {"urllib.request.urlopen": 2, "smtplib.SMTP": 3, "smtplib.SMTP_SSL": 5, "http.client.HTTPSConnection": 2}
"""Position of ``timeout`` in functions that take it by position too."""
_SESSION = re.compile(r"requests\.(?:sessions\.)?[Ss]ession\(\)")
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
def rule(production: Production, types: Types, calls: Calls, services: Services, apart: Apart) -> Iterator[Finding]:
    """Calls of clients that wait for ever."""
    waiting = calls.pick(typed=lambda name: name in _ENDLESS or name in _POSITIONS or name.startswith(_CLIENTS))
    limited = frozenset(path for path, module in production.modules() if _limits_sessions(path, module, types))
    for path, module in production.modules():
        if any(item.target.partition(".")[0] == "gitlint" for item in module.imports):
            continue
        level = Confidence.LOW if services.runs and apart.is_started_by_hand(path) else Confidence.HIGH
        for call in waiting.get(path, NONE):
            name = types.call_name(path, call)
            if _SESSION.match(name) and limited and (path in limited or not _makes_session(module)):
                continue
            if call.flags & Flag.MAIN or any(key == "**" for key, _ in call.kwargs) or _spread(call):
                continue
            if _is_stopped(module, call):
                continue
            given = call.arg(_POSITIONS.get(name, -1), "timeout")
            endless = name in _ENDLESS or name in _POSITIONS
            none = is_literal(given, None)
            if (endless and (given is None or none)) or (none and name.startswith(_CLIENTS)):
                lack = "has timeout=None" if none else "has no timeout"
                yield spot("ERR103", Severity.ERROR, place(path, call), f"{name}() {lack}", level)


def _is_stopped(module: Module, call: Call) -> bool:
    """Whether a call stands in a task that its worker stops after a time."""
    outer = module.outermost(call.scope)
    made = (module.call(each) for each in outer.decorators) if outer is not None else ()
    limits = (each.kwarg(name) for each in made if each is not None for name in ("soft_time_limit", "time_limit"))
    return any(limit is not None and not is_literal(limit, None) for limit in limits)


def _spread(call: Call) -> bool:
    return any(isinstance(value, Op) and value.kind == "*" for value in call.args)


def _limits_sessions(path: str, module: Module, types: Types) -> bool:
    """Whether a module gives its sessions a timeout once: by an adapter, or by ``session.request = partial(…)``."""
    for assign in module.assigns:
        made = module.call(assign.value)
        if assign.target.endswith(".request") and made is not None and made.kwarg("timeout") is not None:
            return True
    mounts = (call for call in module.calls if call.name.endswith(".mount") and len(call.args) > 1)
    return any(_has_timeout(path, module, call.args[1], types) for call in mounts)


def _has_timeout(path: str, module: Module, expr: Expr, types: Types) -> bool:
    adapter = module.call(expr)
    if adapter is None:
        return False
    name = types.symbols.resolve(path, adapter.name)
    if "timeout" in last_word(name).lower() or any("timeout" in key for key, _ in adapter.kwargs):
        return True
    found = types.symbols.definition(name)
    if found is None or found.cls is None:
        return False
    calls = (call for call in types.symbols.modules[found.path].calls if call.owner == found.cls.index)
    return any(call.kwarg("timeout") is not None or _names_timeout(call) for call in calls)


def _names_timeout(call: Call) -> bool:
    """``kwargs.setdefault("timeout", 5)``."""
    first = call.arg(0)
    return isinstance(first, Const) and first.value == "timeout"


def _makes_session(module: Module) -> bool:
    return any(_SESSION.match(f"{call.name}()") for call in module.calls)
