"""Extensions that a module makes for an application to come, and that never get one."""

from __future__ import annotations

import re

import msgspec

from prodready.api import fact
from prodready.facts.python import Call, CallRef, Ref, last_word
from prodready.project.code.calls import Calls, Reads
from prodready.project.code.types import Types
from prodready.project.snapshot import Snapshot

_EXTENSIONS = re.compile(
    r"(?:flask|sanic)_limiter\.(?:\w+\.)*Limiter|(?:gds_metrics|dmutils)\.(?:\w+\.)*\w*GDSMetrics"
    r"|prometheus_flask_exporter\.(?:\w+\.)*\w*PrometheusMetrics(?:\.for_app_factory)?"
)
_FACTORY = ".for_app_factory"
_STARTERS = {"quart_rate_limiter": "quart_rate_limiter.RateLimiter", "falcon_limiter": "falcon_limiter.middleware"}
"""Packages whose decorators do nothing by themselves, and what must be made or given to the application once."""


class Extensions(msgspec.Struct, frozen=True):
    """``idle``: global names of extensions without an application; ``places``: where they are made, by path and line;
    ``asleep``: packages that nothing gives an application."""

    idle: frozenset[str]
    places: frozenset[tuple[str, int]]
    asleep: frozenset[str] = frozenset()

    def silences(self, name: str, owner: str) -> bool:
        """Whether a decorator, called on what ``owner`` names, does nothing."""
        return owner in self.idle or name.partition(".")[0] in self.asleep


@fact
def extensions(snapshot: Snapshot, types: Types, calls: Calls, reads: Reads) -> Extensions:
    """Compare the extensions that modules bind with the calls of ``init_app``; one that cannot be told may be of any."""
    asleep = frozenset(
        package for package, starter in _STARTERS.items() if not _is_started(starter, types, calls, reads)
    )
    made = calls.pick(resolved=lambda name: bool(_EXTENSIONS.fullmatch(name)))
    waiting = {
        f"{path}:{item.target[1:]}": (path, item.line)
        for path, found in made.items()
        for item in snapshot.modules[path].assigns
        if item.scope < 0 and isinstance(item.value, CallRef) and item.target[:1] == ":"
        for call in found
        if call.index == item.value.index and not _has_application(call)
    }
    given = calls.pick(words=("init_app",)) if waiting else {}
    for path, found in given.items():
        for call in found:
            name = types.symbols.owner(path, call)
            if name in waiting:
                del waiting[name]
            elif types.symbols.definition(name) is None:
                return Extensions(frozenset(), frozenset(), asleep)
    return Extensions(frozenset(waiting), frozenset(waiting.values()), asleep)


def _is_started(starter: str, types: Types, calls: Calls, reads: Reads) -> bool:
    """Whether the application makes an extension or reads the middleware of one."""
    package, _, word = starter.partition(".")
    if word[:1].isupper():
        return bool(calls.pick(resolved=lambda name: name == starter))
    return any(
        types.typed(path, read.scope, read.name).startswith(f"{package}.")
        for path, found in reads.pick(words=(word,)).items()
        for read in found
    )


def _has_application(call: Call) -> bool:
    """Whether an extension is made with its application: by keyword, or first as older versions take it."""
    if call.name.endswith(_FACTORY):
        return False
    given = (*call.args, *(value for key, value in call.kwargs if key in ("app", "**")))
    return any(isinstance(item, CallRef) or (isinstance(item, Ref) and "app" in last_word(item.name)) for item in given)
