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
            for router in _made_of(context, path, decorator) or (context.receiver(path, decorator) or ANY,):
                _route(context, path, decorator, item, router)


def _made_of(context: Context, path: str, call: Call) -> tuple[str, ...]:
    """The routers that are made of a class of the repository, whose own method declares (``@self.get("/")``)."""
    if not call.name.startswith("%self.") or call.name.count(".") > 1 or call.owner < 0:
        return ()
    name = f"{path}:{context.module(path).classes[call.owner].qualname}"
    return context.once("_routers_of_classes", name, lambda: _routers_of(context, name))


def _routers_of(context: Context, name: str) -> tuple[str, ...]:
    """What calls make of a class or of one that derives from it."""
    heirs = (f"{where}:{cls.qualname}" for where, cls in context.symbols.subclasses.get(name, ()))
    classes = {name, *heirs}
    return tuple(
        context.constructed(where, made)
        for where, other in context.symbols.modules.items()
        for made in other.calls
        if context.symbols.resolve(where, made.name) in classes
    )


def _mount(context: Context, path: str, call: Call) -> None:
    prefix = context.prefix(path, call.scope, call.arg(0, "prefix"))
    parent = context.receiver(path, call) or ANY
    target = call.arg(1, "router")
    if isinstance(target, Const) and isinstance(target.value, str):
        target = Ref(target.value)
    for identity in context.identities(path, call.scope, target):
        context.found.mounts.append(Mount(parent, identity, prefix))


def _route(context: Context, path: str, call: Call, item: Function | Class, router: str) -> None:
    given = call.arg(0, "path")
    text = context.text(path, call.scope, given)
    if text is None and call.name.startswith("%self.") and given is not None:
        text = "{?}"  # that its callers give
    if text is None or not isinstance(item, Function):
        return
    context.found.declarations.append(
        Declaration(
            router,
            (call.name.rpartition(".")[2].upper(),),
            text,
            (Handler(path, item),),
            path,
            call.line,
            "ninja",
        )
    )
