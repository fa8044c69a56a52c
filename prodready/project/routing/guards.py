"""What stands before every route of a router and asks for a login: dependencies, guards, ``before_request`` functions."""

from __future__ import annotations

import re

from prodready.facts.python import Call, CallRef, Expr, Ref, Seq, is_literal, last_word
from prodready.project.applications.mcp import SERVERS
from prodready.project.routing.context import Context
from prodready.project.routing.credentials import asks_for_credentials, may_give_a_stranger
from prodready.project.routing.handed import callers, taker

_LOGIN = re.compile(
    r"""login|auth(?!ors?(?:_|$))|jwt|current_user|api_?key|permission|superuser|bearer|oauth|staff_?member|protected|
    (?:require|get|verify|check|validate|valid|need|only|has)s?_?\w*(?:user|token|admin|staff|scope|credential|role)s?$|
    (?:^|_)(?:basic|tokens?)(?:_|$)|^(?:admin|staff)s?(?:_only)?$|^requires?$|scope_required|token_required|admin_required""",
    re.X | re.I,
)
WAIVED = re.compile(
    r"^(?:no|not|without|skip|bypass|do_not|does_not|dont)_\w*(?:auth|login|permission|token|user|credential)", re.I
)
"""Names of what says that no login is needed (``no_permission_required``)."""
_OPEN = re.compile(
    r"""^(?:process|maybe|try|record|audit|track|trace|count|report)_|^log_(?!in(?:_|$))|no_?auth|un_?auth|not_?required|optional|exempt|anonymous|allow_?any|read_?only|public|skip_?auth|csrf|xsrf|
    (?:service|repo|repository|manager|factory|settings|config|limiter|provider|client|store|headers?)$""",
    re.X | re.I,
)
_KEYWORDS = ("dependencies", "guards", "auth")
_CLASSES = frozenset({"litestar.Controller", "litestar.controller.Controller", "starlite.Controller"})


def names_login(name: str) -> bool:
    """Whether a name (its last part) is that of something that asks for a user, by what such things are called."""
    last = name.removesuffix("()").rpartition(".")[2].rpartition(":")[2].lstrip("%&")
    last = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", last)
    return bool(_LOGIN.search(last)) and not _OPEN.search(last) and not WAIVED.search(last)


def logins(context: Context, path: str, scope: int, expr: Expr | None) -> tuple[str, ...]:
    """The names of those in a list of dependencies, guards or the like that ask for a login."""
    if isinstance(expr, Seq):
        return tuple(name for item in expr.items for name in logins(context, path, scope, item))
    if isinstance(expr, Ref):
        found = context.symbols.definition(context.symbols.resolve(path, expr.name))
        if found is not None and found.assign is not None and isinstance(found.assign.value, (Seq, CallRef)):
            return logins(context, found.path, -1, found.assign.value)
        asks = names_login(expr.name) or asks_for_credentials(context.types, path, expr)
        return (last_word(expr.name),) if asks and not may_give_a_stranger(context.types, path, expr) else ()
    if isinstance(expr, CallRef):
        call = context.module(path).calls[expr.index]
        injected = context.types.injected(path, call)
        if injected is not None:
            return logins(context, path, call.scope, injected)
        return (last_word(call.name),) if names_login(call.name) else ()
    return ()


def collect(context: Context, path: str) -> None:
    """Note the routers of one module that are guarded as a whole."""
    module = context.module(path)
    for call in module.calls:
        last = call.name.rpartition(".")[2]
        if last == "before_request" and call.args and taker(context, path, call.scope, call.args[0]):
            _handed(context, path, call)
        elif last == "before_request" and call.args:
            _guard(context, context.receiver(path, call), logins(context, path, call.scope, call.args[0]))
        for key, value in call.kwargs:
            if key not in _KEYWORDS or (key == "auth" and context.constructs(path, call, SERVERS)):
                continue  # a server of MCP guards its tools, not the routes beside them
            if context.constructed(path, call) in context.found.routers:
                _guard(context, context.constructed(path, call), _given(context, path, call.scope, key, value))
    for function in module.functions:
        for decorator in function.decorators:
            if isinstance(decorator, Ref) and decorator.name.endswith(".before_request"):
                others = Seq("list", tuple(item for item in function.decorators if item is not decorator))
                router = next(context.identities(path, -1, Ref(decorator.name.rpartition(".")[0])), "")
                _guard(context, router, logins(context, path, function.scope, others))
    for cls in module.classes:
        held = context.symbols.class_field(path, cls, "guards")
        if held is not None and context.symbols.derives(path, cls, _CLASSES):
            _guard(context, f"{path}:{cls.qualname}", logins(context, held[0], -1, held[1].value))


def _handed(context: Context, path: str, call: Call) -> None:
    """A function that is given the router and what stands before it: ``register(app, users, requires_auth)``."""
    function = taker(context, path, call.scope, call.args[0])
    router = call.name.rpartition(".")[0]
    if function is None or not isinstance(guard := call.args[0], Ref):
        return
    for where, caller in callers(context, function):
        named = logins(context, where, caller.scope, function.given(caller, guard.name[1:]))
        given = function.given(caller, router[1:]) if taker(context, path, call.scope, Ref(router)) else None
        for identity in context.identities(where, caller.scope, given) if given is not None else ():
            _guard(context, identity, named)


def _given(context: Context, path: str, scope: int, key: str, value: Expr) -> tuple[str, ...]:
    if key != "auth":
        return logins(context, path, scope, value)
    return () if is_literal(value, None) else ("auth",)


def _guard(context: Context, identity: str, names: tuple[str, ...]) -> None:
    if names and identity:
        context.found.guarded[identity] = (*context.found.guarded.get(identity, ()), *names)
