"""django-ninja-extra: classes under ``@api_controller`` whose methods are routes. The API names them, or discovers
all that there are (``auto_discover_controllers``); a prefix comes from the controller and from the API."""

from __future__ import annotations

from prodready.facts.python import Call, Class, Function
from prodready.project.routing.context import VERBS, Context
from prodready.project.routing.table import ANY, Declaration, Handler, Mount, Router

_APIS = frozenset({"ninja_extra.NinjaExtraAPI", "ninja_extra.main.NinjaExtraAPI"})
_PACKAGES = ("ninja_extra.", "ninja_extra.controllers.", "ninja_extra.controllers.route.")
_CONTROLLERS = frozenset(
    {
        "ninja_extra.api_controller",
        "ninja_extra.controllers.api_controller",
        "ninja_extra.controllers.base.api_controller",
    }
)
_ROUTES = {
    f"{package}{name}{verb}": verb.upper() for package in _PACKAGES for name in ("http_", "route.") for verb in VERBS
}


def collect(context: Context, path: str) -> None:
    """Add what one module declares."""
    for call, item in context.decorated(path):
        name = context.symbols.resolve(path, call.name)
        if isinstance(item, Class) and name in _CONTROLLERS:
            _controller(context, path, call, item)
        elif isinstance(item, Function) and item.owner >= 0 and name in _ROUTES:
            _route(context, path, call, item, _ROUTES[name])
    for call in context.calls(path):
        last = call.name.rpartition(".")[2]
        if last in ("register_controllers", "auto_discover_controllers") and context.is_called_on(path, call, _APIS):
            parent = context.receiver(path, call) or ANY
            named = [item for given in call.args for item in context.identities(path, call.scope, given)]
            children = named if last == "register_controllers" else [ANY]
            context.found.mounts.extend(Mount(parent, child) for child in children)


def _controller(context: Context, path: str, call: Call, cls: Class) -> None:
    identity = f"{path}:{cls.qualname}"
    prefix = context.prefix(path, call.scope, call.arg(0, "prefix_or_class"))
    context.found.routers[identity] = Router(identity, prefix)


def _route(context: Context, path: str, call: Call, function: Function, method: str) -> None:
    given = call.arg(0, "path")
    text = "" if given is None else context.text(path, call.scope, given)
    if text is None:
        return
    router = f"{path}:{context.module(path).classes[function.owner].qualname}"
    handlers = (Handler(path, function),)
    context.found.declarations.append(Declaration(router, (method,), text, handlers, path, call.line, "ninja"))
