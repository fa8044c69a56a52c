"""django-ninja: routes on its API and routers, routers mounted by name or by a dotted text."""

from __future__ import annotations

from prodready.facts.python import Call, Class, Const, Function, Ref
from prodready.project.routing.context import VERBS, Context
from prodready.project.routing.table import ANY, Declaration, Handler, Mount, Router

_APIS = frozenset({"ninja.NinjaAPI", "ninja_extra.NinjaExtraAPI"})
_ROUTERS = _APIS | {"ninja.Router", "ninja_extra.Router"}


def collect(context: Context, path: str) -> None:
    """Add what one module declares."""
    for call in context.calls(path):
        if context.constructs(path, call, _ROUTERS):
            identity = context.constructed(path, call)
            context.found.routers[identity] = Router(identity, top=context.constructs(path, call, _APIS))
        elif call.name.endswith(".add_router") and context.is_called_on(path, call, _ROUTERS):
            _mount(context, path, call)
    for decorator, item in context.decorated(path):
        if decorator.name.rpartition(".")[2] in VERBS and context.is_called_on(path, decorator, _ROUTERS):
            _route(context, path, decorator, item)


def _mount(context: Context, path: str, call: Call) -> None:
    prefix = context.prefix(path, call.scope, call.arg(0, "prefix"))
    parent = context.receiver(path, call) or ANY
    target = call.arg(1, "router")
    if isinstance(target, Const) and isinstance(target.value, str):
        target = Ref(target.value)
    for identity in context.identities(path, call.scope, target):
        context.found.mounts.append(Mount(parent, identity, prefix))


def _route(context: Context, path: str, call: Call, item: Function | Class) -> None:
    text = context.text(path, call.scope, call.arg(0, "path"))
    if text is None or not isinstance(item, Function):
        return
    context.found.declarations.append(
        Declaration(
            context.receiver(path, call) or ANY,
            (call.name.rpartition(".")[2].upper(),),
            text,
            (Handler(path, item),),
            path,
            call.line,
            "ninja",
        )
    )
