"""What the callers of a function of the repository hand in for its parameters."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Call, Const, Expr, Flag, Function, Ref, last_word, put_together
from prodready.project.code.calls import Calls, calls_of
from prodready.project.routing.context import Context
from prodready.project.routing.identities import CURRENT

MAX_HANDS = 4
"""Functions that hand a router on to each other which are followed."""
_ANY_APPLICATION = frozenset({"starlette.types.ASGIApp()", "asgiref.typing.ASGIApplication()"})
_TAKES_ROUTERS = frozenset({"include_router", "register_blueprint", "blueprint", "mount", "merge", "add_api_route"})


def taker(context: Context, path: str, scope: int, expr: Expr | None) -> Function | None:
    """The function of which an expression is a parameter; None for anything else."""
    function = context.module(path).functions[scope] if scope >= 0 else None
    if function is None or not isinstance(expr, Ref) or expr.name[:1] != "%" or "." in expr.name:
        return None
    bound = context.types.bound(path, scope, expr.name)
    return function if function.param(expr.name[1:]) is not None and not bound else None


def callers(context: Context, function: Function, name: str = "") -> Iterator[tuple[str, Call]]:
    """Every call of a function, with the file that it stands in; ``name`` is that of its class for a constructor."""
    for path, call in calls(context).named(name or function.name):
        callee = context.types.callee(path, call)
        if callee is not None and callee.function is function:
            yield path, call


def filled(context: Context, path: str, scope: int, expr: Expr) -> tuple[str, ...]:
    """The texts that an expression may be, with what callers give for the parameters in it
    (``def register(app, base=""): app.add_route(base + "/ping", Ping())``)."""
    text = context.text(path, scope, expr)
    function = context.module(path).functions[scope] if scope >= 0 else None
    parts = put_together(expr)
    if text is not None or function is None:
        return () if text is None else (text,)
    found = []
    for where, caller in callers(context, function) if parts else ():
        texts = [_given(context, (path, scope), function, part, (where, caller)) for part in parts]
        if None not in texts:
            found.append("".join(filter(None, texts)))
    return tuple(dict.fromkeys(found))


def _given(
    context: Context, place: tuple[str, int], function: Function, part: Expr, called: tuple[str, Call]
) -> str | None:
    """A part of a text as one call of the function makes it."""
    param = function.param(part.name[1:]) if isinstance(part, Ref) and part.name[:1] == "%" else None
    if param is None:
        return context.text(*place, part)
    given = function.given(called[1], param.name)
    if given is not None:
        return context.text(called[0], called[1].scope, given)
    return context.text(place[0], -1, param.default)


def calls(context: Context) -> Calls:
    """The index of all calls, made when it is first asked for and kept with what was collected."""
    known: Calls | None = context.found.__dict__.get("_calls")
    if known is None:
        known = context.found.__dict__["_calls"] = calls_of(context.types, context.symbols.modules.items())
    return known


def receives(context: Context, path: str, call: Call, types: frozenset[str]) -> bool:
    """Whether a method is called on an instance of one of the classes, or on its router."""
    return context.is_a(receiver_type(context, path, call).removesuffix(".router"), types)


def receiver_type(context: Context, path: str, call: Call) -> str:
    """The type of what a method is called on.

    A parameter without annotation, or of a protocol only, has that of what callers hand in
    (``def register(app): @app.get("/health") …``).
    """
    typed = context.types.call_name(path, call).rpartition(".")[0]
    if typed in CURRENT:
        return CURRENT[typed]
    own = call.name.startswith("%self.") and not typed.endswith("()")
    if (typed[:1] != "%" and not own and typed not in _ANY_APPLICATION) or not _may_declare(call):
        return typed
    head, _, rest = call.name.rpartition(".")[0][1:].partition(".")
    if head == "self" and rest:
        return _kept(context, path, call, rest.removesuffix(".router")) or typed
    return _handed(context, path, call.scope, head, MAX_HANDS) or typed


def _may_declare(call: Call) -> bool:
    """Whether a call looks like the declaration of a route or a mount: a path, or a router."""
    first = call.arg(0)
    path = isinstance(first, Const) and str(first.value)[:1] in ("/", "")
    return path or call.has(Flag.DECORATOR) or last_word(call.name) in _TAKES_ROUTERS


def _handed(context: Context, path: str, scope: int, name: str, hands: int) -> str:
    module = context.module(path)
    while scope >= 0:
        function = module.functions[scope]
        if function.param(name) is not None or context.types.bound(path, scope, name):
            break
        scope = function.scope
    if scope < 0 or hands == 0 or taker(context, path, scope, Ref(f"%{name}")) is None:
        return ""
    owner = module.classes[function.owner].name if function.owner >= 0 and function.name == "__init__" else ""
    for where, caller in callers(context, function, owner):
        given = function.given(caller, name)
        known = context.types.of(where, caller.scope, given)
        if not known and isinstance(given, Ref) and given.name[:1] == "%":
            known = _handed(context, where, caller.scope, given.name[1:], hands - 1)
        if known:
            return known
    return ""


def _kept(context: Context, path: str, call: Call, attribute: str) -> str:
    """The type of what a constructor takes and keeps on its object (``self.app = app``)."""
    for assign in context.module(path).assigns:
        if assign.target == f"%self.{attribute}" and isinstance(assign.value, Ref) and assign.owner == call.owner:
            return _handed(context, path, assign.scope, assign.value.name[1:], MAX_HANDS)
    return ""
