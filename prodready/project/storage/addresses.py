"""The constant that the address of a database begins with, as far as the code tells."""

from __future__ import annotations

from collections.abc import Sequence

from prodready.facts.python import Assign, CallRef, Const, Expr, Fmt, Map, Op, Ref
from prodready.project.code.constants import Constants
from prodready.project.code.passed import Passed
from prodready.project.storage.engine import MEMORY


def entry_of(expr: Expr, name: str) -> Expr | None:
    """What a dict that is spelt out holds under a name."""
    items = expr.items if isinstance(expr, Map) else ()
    return next((item for key, item in items if isinstance(key, Const) and key.value == name), None)


def address_of(path: str, scope: int, expr: Expr | None, constants: Constants, passed: Passed) -> str | None:
    """The constant address, or the beginning of it; of a parameter if every caller gives one, by its default if need be."""
    url = scheme(path, scope, expr, constants)
    module = constants.types.symbols.modules[path]
    function = module.functions[scope] if scope >= 0 else None
    if url is not None or function is None or not isinstance(expr, Ref) or expr.name[0] != "%":
        return url
    bound = constants.types.bound(path, scope, expr.name)
    given = None if bound else passed.to(path, function, expr.name[1:])
    urls = [scheme(where, at, value, constants) for where, at, value in given or ()]
    return urls[0] if urls and all(url is not None and url.startswith("sqlite") for url in urls) else None


def scheme(path: str, scope: int, expr: Expr | None, constants: Constants, depth: int = 8) -> str | None:
    """The constant that an address begins with, whatever it goes on with; None where a setting decides."""
    if depth <= 0 or expr is None:
        return None
    if isinstance(expr, Const):
        return expr.value if isinstance(expr.value, str) else None
    if isinstance(expr, Fmt):
        return scheme(path, scope, expr.parts[0], constants, depth - 1)
    if isinstance(expr, Op) and expr.kind == "+":
        return scheme(path, scope, expr.items[0], constants, depth - 1)
    if isinstance(expr, Op) and expr.kind in ("if", "or"):
        chosen = expr.items[::2] if expr.kind == "if" else expr.items
        return _of_all([scheme(path, scope, item, constants, depth - 1) for item in chosen])
    types = constants.types
    if isinstance(expr, CallRef):
        call = types.symbols.modules[path].calls[expr.index]
        wraps = call.name.rpartition(".")[2] in ("str", "make_url", "create", "URL", "format")
        return scheme(path, scope, call.arg(0, "drivername"), constants, depth - 1) if wraps else None
    if isinstance(expr, Ref):
        if expr.name[0] == "%" and "." not in expr.name:
            bound = types.bound(path, scope, expr.name)
            return scheme(path, scope, bound[0].value, constants, depth - 1) if len(bound) == 1 else None
        found = types.symbols.definition(types.symbols.resolve(path, expr.name))
        if found is not None and found.assign is not None:
            return _of_arms(found.path, found.assign, constants, depth - 1)
    return None


def _of_arms(path: str, assign: Assign, constants: Constants, depth: int) -> str | None:
    """What the address that a module binds begins with; of several that conditions choose from, only if all are SQLite's."""
    arms = [
        item
        for item in constants.types.symbols.modules[path].assigns
        if item.target == assign.target and item.scope == assign.scope and item.value is not None
    ]
    chosen = any(item.branch >= 0 for item in arms) and assign.target[:1] == ":"
    urls = [scheme(path, item.scope, item.value, constants, depth) for item in (arms if chosen else [assign])]
    return urls[0] if len(urls) == 1 else _of_all(urls)


def _of_all(urls: Sequence[str | None]) -> str | None:
    """One of several beginnings if all are SQLite's: rather that of a file than that of a database in memory."""
    known = [url for url in urls if url is not None and url.startswith("sqlite")]
    in_files = [url for url in known if MEMORY not in url and url != "sqlite://"]
    return next(iter(in_files or known), None) if len(known) == len(urls) else None
