"""Classes of packages outside that are a framework's application or router under another name: what an organisation shares
among its services (``FlaskBase(__name__)`` of a package of its own)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prodready.facts.python import CallRef, Module, Ref, is_path, last_word

_NAMED = {"Flask": "flask.Flask", "Quart": "quart.Quart"}
"""A part of the class's name → what it is, if the name of the module is what it is given first, as these want it."""
_CALLED = {"FastAPI": "fastapi.FastAPI"}
"""The end of the class's name → what it is; what follows it names extensions (``FastAPILimiter``)."""
_OWN = frozenset({"flask", "quart", "fastapi", "connexion", "apiflask", "flask_api", "flask_openapi3", "quart_trio"})
"""Packages that say of their own classes what they are."""
ROUTER = "fastapi.APIRouter"
_ROUTERS_OF = frozenset({"fastapi", "starlette", "fastapi_utils", "litestar", "ninja", "aiogram", "rest_framework"})
"""Packages whose routers are known, or are none of FastAPI's."""
_VERBS = frozenset({"get", "post", "put", "patch", "delete", "api_route"})


def stand_ins(modules: Iterable[Module]) -> dict[str, str]:
    """By the dotted name of such a class the dotted name of the framework's."""
    return {name: known for module in modules for name, known in (*_of(module), *_routers(module))}


def _of(module: Module) -> Iterator[tuple[str, str]]:
    wanted = {item.target for item in module.imports if _is_named(item.target)}
    for call in module.calls if wanted else ():
        if call.name not in wanted:
            continue
        last, first = last_word(call.name), call.arg(0, "import_name")
        named = isinstance(first, Ref) and first.name == "builtins.__name__"
        known = next((known for part, known in _NAMED.items() if named and part in last), "")
        known = known or next((known for end, known in _CALLED.items() if last.endswith(end)), "")
        if known:
            yield call.name, known


def _routers(module: Module) -> Iterator[tuple[str, str]]:
    """Classes named routers that declare paths by decorators where FastAPI is imported (``router = Router()``)."""
    heads = {item.target.partition(".")[0] for item in module.imports}
    wanted = {item.target for item in module.imports if last_word(item.target).endswith("Router")}
    wanted = {name for name in wanted if name[:1] != "." and name.partition(".")[0] not in _ROUTERS_OF}
    if "fastapi" not in heads or not wanted:
        return
    decorators = (module.call(each) for function in module.functions for each in function.decorators)
    declaring = {
        call.name.rpartition(".")[0]
        for call in filter(None, decorators)
        if last_word(call.name) in _VERBS and is_path(call.arg(0, "path"))
    }
    for assign in module.assigns:
        made = module.call(assign.value) if isinstance(assign.value, CallRef) else None
        if made is not None and made.name in wanted and assign.target in declaring:
            yield made.name, ROUTER


def _is_named(target: str) -> bool:
    last = last_word(target)
    return (
        target[:1] != "." and any(part in last for part in (*_NAMED, *_CALLED)) and target.partition(".")[0] not in _OWN
    )
