"""Servers of the Model Context Protocol: which of them are offered over HTTP, and are therefore services.

One that only speaks over its own pipes (stdio) is started by each of its users, as a command is.
"""

from __future__ import annotations

from prodready.facts.python import Assign, Call, Const, Map, Module, Ref, last_word
from prodready.project.snapshot import Snapshot

SERVERS = frozenset(
    {
        "fastmcp.FastMCP",
        "fastmcp.server.FastMCP",
        "fastmcp.server.server.FastMCP",
        "mcp.server.fastmcp.FastMCP",
        "mcp.server.fastmcp.server.FastMCP",
    }
)
"""Classes of such servers."""
_OFFERS = frozenset(
    {
        "custom_route",
        "http_app",
        "sse_app",
        "streamable_http_app",
        "run_http_async",
        "run_sse_async",
        "run_streamable_http_async",
    }
)
"""Methods that exist for HTTP only."""
_STARTS = frozenset({"run", "run_async"})
_HTTP = frozenset({"http", "sse", "streamable-http"})


def over_http(snapshot: Snapshot) -> bool:
    """Whether the application serves one over HTTP, or lets a setting choose how."""
    return any(_offers(module, call) for _, module in snapshot.application() for call in module.calls)


def _offers(module: Module, call: Call) -> bool:
    last = last_word(call.name)
    if last not in _STARTS:
        return last in _OFFERS
    named = call.kwarg("transport")
    given = named or call.arg(0)
    if isinstance(given, Const):
        return given.value in _HTTP
    return named is not None or any(_chooses(item, call) for item in module.assigns_of(call.scope))


def _chooses(bound: Assign, call: Call) -> bool:
    """Whether what a call is given as ``**options`` names a transport that is chosen elsewhere."""
    spread = call.kwarg("**")
    names = isinstance(spread, Ref) and spread.name == bound.target
    given = bound.value.items if names and isinstance(bound.value, Map) else ()
    return any(
        isinstance(key, Const) and key.value == "transport" and (not isinstance(value, Const) or value.value in _HTTP)
        for key, value in given
    )
