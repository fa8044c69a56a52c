"""flask-healthz: a blueprint whose routes, and the functions behind them, a setting names."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Const, Map
from prodready.project.routing.context import Context
from prodready.project.routing.table import Declaration, Handler, Mount, Router

BLUEPRINT = "flask_healthz.healthz"
_SETTING = "HEALTHZ"


def declare(context: Context, parent: str, prefix: str) -> None:
    """The routes of ``HEALTHZ = {"live": "shop.probes.alive", "ready": "shop.probes.ready"}`` below the blueprint."""
    context.found.routers[BLUEPRINT] = Router(BLUEPRINT)
    context.found.mounts.append(Mount(parent, BLUEPRINT, prefix))
    for path, name, line, handler in _probes(context):
        found = Declaration(BLUEPRINT, ("GET",), f"/{name}", (handler,), path, line, "flask", "http")
        if found not in context.found.declarations:
            context.found.declarations.append(found)


def _probes(context: Context) -> Iterator[tuple[str, str, int, Handler]]:
    """Each probe that a setting names, where it stands, and the function that it runs."""
    for path, module in context.symbols.modules.items():
        for assign in module.assigns:
            if assign.target.lstrip(":&") != _SETTING or not isinstance(assign.value, Map):
                continue
            for key, value in assign.value.items:
                if not (isinstance(key, Const) and isinstance(value, Const) and isinstance(value.value, str)):
                    continue
                dotted, _, last = value.value.replace(":", ".").rpartition(".")
                where = context.symbols.files.find(dotted, path) if dotted else ""
                found = context.symbols.definition(f"{where}:{last}") if where else None
                if found is not None and found.function is not None:
                    yield path, str(key.value), value.line or assign.line, Handler(found.path, found.function)
