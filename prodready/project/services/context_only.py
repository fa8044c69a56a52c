"""Flask applications that answer nothing: a worker takes its configuration and its extensions from their context."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from prodready.facts.python import Call, CallRef, Flag, Ref, last_word
from prodready.project.applications.apps import App
from prodready.project.snapshot import Snapshot
from prodready.project.words import words

_FLASK = re.compile(r"flask\.(?:app\.)?Flask$")
_ANSWERS = words(
    """route add_url_rule register_blueprint register_blueprints register_routes register_api add_resource add_namespace
    add_api add_view as_view mount Api Admin SocketIO Sock Dash Blueprint DispatcherMiddleware Healthz HealthCheck Dockerflow
    PrometheusMetrics GDSMetrics"""
)
"""What gives an application something to answer, by itself or by an extension."""
_DECORATES = words("get post put patch delete errorhandler before_request after_request")
"""Names of many things, which do so where they decorate a function."""


def lends_its_context(snapshot: Snapshot, web: Sequence[App]) -> bool:
    """Whether all applications are Flask's, and nothing in the repository gives one of them anything to answer."""
    if not web or not all(_is_bare(snapshot, app) for app in web):
        return False
    return not any(_gives_answers(call) for _, module in snapshot.application() for call in module.calls)


def is_of_a_script(snapshot: Snapshot, app: App, imported: Container[str]) -> bool:
    """Whether a module makes an application for its own work (``with app.app_context(): fill()``): it gives it nothing to
    answer, starts no server, hands it to nobody, and nothing imports it."""
    if app.path in imported or not _is_bare(snapshot, app):
        return False
    module = snapshot.modules[app.path]
    made = [item.target for item in module.assigns if item.value == CallRef(app.call, app.line)]
    given = [value for function in module.functions for value in function.returned]
    if any(value == CallRef(app.call, app.line) or (isinstance(value, Ref) and value.name in made) for value in given):
        return False
    calls = {last_word(call.name) for call in module.calls}
    return "app_context" in calls and "run" not in calls and not any(map(_gives_answers, module.calls))


def _gives_answers(call: Call) -> bool:
    last = last_word(call.name)
    return last in _ANSWERS or (last in _DECORATES and call.has(Flag.DECORATOR))


def _is_bare(snapshot: Snapshot, app: App) -> bool:
    """Whether an application is made by Flask's own constructor, which gives it no route."""
    return app.call >= 0 and _FLASK.match(snapshot.modules[app.path].calls[app.call].name) is not None
