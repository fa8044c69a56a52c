"""Flask extensions that a module makes for an application to come, and that never get one."""

from __future__ import annotations

import re

import msgspec

from prodready.api import fact
from prodready.facts.python import Call, CallRef, Ref, last_word
from prodready.project.calls import Calls
from prodready.project.snapshot import Snapshot
from prodready.project.types import Types

_EXTENSIONS = re.compile(
    r"flask_limiter\.(?:\w+\.)*Limiter|(?:gds_metrics|dmutils)\.(?:\w+\.)*\w*GDSMetrics"
    r"|prometheus_flask_exporter\.(?:\w+\.)*\w*PrometheusMetrics(?:\.for_app_factory)?"
)
_FACTORY = ".for_app_factory"


class Extensions(msgspec.Struct, frozen=True):
    """``idle``: global names of extensions without an application; ``places``: where they are made, by path and line."""

    idle: frozenset[str]
    places: frozenset[tuple[str, int]]


@fact
def extensions(snapshot: Snapshot, types: Types, calls: Calls) -> Extensions:
    """Compare the extensions that modules bind with the calls of ``init_app``; one that cannot be told may be of any."""
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
                return Extensions(frozenset(), frozenset())
    return Extensions(frozenset(waiting), frozenset(waiting.values()))


def _has_application(call: Call) -> bool:
    """Whether an extension is made with its application: by keyword, or first as older versions take it."""
    if call.name.endswith(_FACTORY):
        return False
    given = (*call.args, *(value for key, value in call.kwargs if key in ("app", "**")))
    return any(isinstance(item, CallRef) or (isinstance(item, Ref) and "app" in last_word(item.name)) for item in given)
