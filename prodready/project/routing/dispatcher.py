"""Applications that a table of prefixes puts beside another one: ``DispatcherMiddleware(app, {"/api": api})``."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Evidence
from prodready.facts.python import Call, Map, Ref
from prodready.project.code.alternatives import Value, alternatives
from prodready.project.routing import fastapi, flask
from prodready.project.routing.bottle import BOTTLE_APPS
from prodready.project.routing.context import Context
from prodready.project.routing.falcon import FALCON_APPS
from prodready.project.routing.table import ANY, Mount, Outside

_DISPATCHERS = frozenset(
    {
        "werkzeug.middleware.dispatcher.DispatcherMiddleware",
        "werkzeug.wsgi.DispatcherMiddleware",
        "hypercorn.middleware.DispatcherMiddleware",
        "hypercorn.middleware.dispatcher.DispatcherMiddleware",
    }
)
PACKAGES = frozenset({"werkzeug", "hypercorn"})


_KNOWN = flask.APPS | fastapi.APPS | FALCON_APPS | BOTTLE_APPS
"""Applications whose routes are collected."""


def collect(context: Context, path: str) -> None:
    """Add what one module declares."""
    for call in context.calls(path):
        if context.symbols.resolve(path, call.name) in _DISPATCHERS:
            for prefix, app in _table(context, path, call):
                _mount(context, Evidence(path, call.line), prefix, app)


def _table(context: Context, path: str, call: Call) -> Iterator[tuple[str, Value]]:
    """The prefixes that are spelt out, with what answers below them; one that a setting holds is left as it is, since the
    whole application usually stands below it."""
    for given in (call.arg(1, "mounts"), call.arg(0)):
        for where, scope, meant in alternatives(context.types, path, call.scope, given) if given is not None else ():
            for key, value in meant.items if isinstance(meant, Map) else ():
                prefix = context.text(where, scope, key)
                if prefix is not None:
                    yield prefix, (where, scope, value)


def _mount(context: Context, place: Evidence, prefix: str, app: Value) -> None:
    path, scope, expr = app
    if isinstance(expr, Ref):
        expr = Ref(expr.name.removesuffix(".wsgi_app"), expr.line)
    for where, _, meant in alternatives(context.types, path, scope, expr):
        call = context.module(where).call(meant)
        made = context.symbols.resolve(where, call.name) if call is not None else ""
        if made and ".py" not in made and made[0] not in "%&?" and made not in _KNOWN:
            context.found.outside.append(Outside(made, prefix, place.path, place.line))
            return
    for identity in context.identities(path, scope, expr):
        if identity != ANY:
            context.found.mounts.append(Mount(ANY, identity, prefix))
