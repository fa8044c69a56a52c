"""Whether an injected function asks for credentials whatever it is called: by what it injects itself and refuses."""

from __future__ import annotations

from prodready.facts.python import Const, Expr, Function, Op, Ref, Seq, Sub, is_literal, last_word
from prodready.project.code.types import Types

_SCHEMES = ("fastapi.security.", "fastapi_users.", "fastapi_jwt_auth.")
_REFUSALS = frozenset({401, 403})
_DEPTH = 4
_UNIONS = frozenset({"typing.Union", "typing.Optional"})


def asks_for_credentials(types: Types, path: str, expr: Expr | None, depth: int = _DEPTH) -> bool:
    """Whether a dependency reads credentials through a security scheme, and somebody without them is refused: by the
    scheme itself, or by the dependency or what it calls.
    """
    scheme = _scheme(types, path, expr, depth)
    return scheme == "strict" or (scheme == "lenient" and _refuses(types, path, expr, depth))


def may_give_a_stranger(types: Types, path: str, expr: Expr | None, depth: int = _DEPTH) -> bool:
    """Whether a dependency says that it may give somebody who has not logged in (``User | AnonymousUser``): in its own
    annotation, or in that of what it hands on.
    """
    found = types.symbols.definition(types.symbols.resolve(path, expr.name)) if isinstance(expr, Ref) else None
    if found is None or found.function is None or depth == 0:
        return False
    if found.function.returns is not None:
        return _names_strangers(types, found.path, found.function.returns)
    made = filter(None, map(types.symbols.modules[found.path].call, found.function.returned))
    return any(may_give_a_stranger(types, found.path, Ref(call.name), depth - 1) for call in made)


def _names_strangers(types: Types, path: str, annotation: Expr) -> bool:
    """Whether one of the classes of a union is that of somebody without a name."""
    if isinstance(annotation, Sub) and types.symbols.expr_name(path, annotation.value) in _UNIONS:
        items = annotation.index.items if isinstance(annotation.index, Seq) else (annotation.index,)
    else:
        items = annotation.items if isinstance(annotation, Op) and annotation.kind == "|" else ()
    return any(
        _names_strangers(types, path, item) or (isinstance(item, Ref) and last_word(item.name).startswith("Anonymous"))
        for item in items
    )


def _scheme(types: Types, path: str, expr: Expr | None, depth: int) -> str:
    """The security scheme in a dependency or below it: ``strict`` refuses by itself, ``lenient`` does not."""
    if depth == 0 or not isinstance(expr, Ref):
        return ""
    found = types.symbols.definition(types.symbols.resolve(path, expr.name))
    if found is None:
        return ""
    if found.assign is not None:
        call = types.symbols.modules[found.path].call(found.assign.value)
        if call is None or not types.call_name(found.path, call).startswith(_SCHEMES):
            return ""
        optional = is_literal(call.kwarg("optional"), True)  # ``users.current_user(optional=True)`` of fastapi-users
        return "lenient" if optional or is_literal(call.kwarg("auto_error"), False) else "strict"
    if found.function is None:
        return ""
    below = (types.dependency(found.path, param) for param in found.function.params)
    kinds = {_scheme(types, found.path, item, depth - 1) for item in below}
    return "strict" if "strict" in kinds else "lenient" if "lenient" in kinds else ""


def _refuses(types: Types, path: str, expr: Expr | None, depth: int) -> bool:
    found = types.symbols.definition(types.symbols.resolve(path, expr.name)) if isinstance(expr, Ref) else None
    if found is None or found.function is None:
        return False
    if _raises(types, found.path, found.function, depth):
        return True
    below = (types.dependency(found.path, param) for param in found.function.params)
    return any(_refuses(types, found.path, item, depth - 1) for item in below) if depth > 1 else False


def _raises(types: Types, path: str, function: Function, depth: int) -> bool:
    """Whether a function, or one of the repository that it calls, raises an answer of 401 or 403."""
    module = types.symbols.modules[path]
    for raised in function.raised:
        call = module.call(raised)
        if call is not None and any(_is_refusal(value) for value in call.arguments):
            return True
    if depth <= 1:
        return False
    callees = (types.callee(path, call) for call in module.calls_of(function.index))
    return any(
        callee is not None and callee.function is not None and _raises(types, callee.path, callee.function, depth - 1)
        for callee in callees
    )


def _is_refusal(value: Expr) -> bool:
    if isinstance(value, Const):
        return value.value in _REFUSALS and not isinstance(value.value, bool)
    return isinstance(value, Ref) and value.name.rpartition(".")[2].lstrip(":").startswith(
        ("HTTP_401", "HTTP_403", "UNAUTHORIZED", "FORBIDDEN")
    )
