"""Nameko: services are classes whose methods carry entry points; its own command runs them."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import CallRef, Class, Expr, Module, Ref
from prodready.project.code.symbols import Symbols

HTTP, WORKS = "http", "works"
_WORKS = frozenset(
    {
        "nameko.rpc.rpc",
        "nameko.events.event_handler",
        "nameko.timer.timer",
        "nameko.messaging.consume",
        "nameko.standalone.rpc.rpc",
    }
)
_HTTP = frozenset({"nameko.web.handlers.http", "nameko.web.handlers.HttpRequestHandler.decorator"})
_HANDLERS = frozenset({"nameko.web.handlers.HttpRequestHandler"})


def entry_point(symbols: Symbols, path: str, module: Module, decorator: Expr) -> str:
    """What a decorator makes of a method: an answer to requests, something that messages and clocks start, or neither."""
    name = module.calls[decorator.index].name if isinstance(decorator, CallRef) else ""
    name = decorator.name if isinstance(decorator, Ref) else name
    meant = symbols.resolve(path, name) if name else ""
    if meant in _WORKS:
        return WORKS
    return HTTP if meant in _HTTP or _is_own(symbols, meant) else ""


def _is_own(symbols: Symbols, name: str) -> bool:
    """Whether a name leads to the decorator of a handler of the repository (``http = HttpEntrypoint.decorator``)."""
    made = symbols.definition(name.removesuffix(".decorator")) if name.endswith(".decorator") else None
    return made is not None and made.cls is not None and symbols.derives(made.path, made.cls, _HANDLERS)


def with_entry_points(path: str, module: Module, symbols: Symbols, kind: str) -> Iterator[Class]:
    """The classes of a module with a method that has an entry point of one kind."""
    for cls in module.classes if any(item.owner >= 0 and item.decorators for item in module.functions) else ():
        methods = (item for item in module.functions if item.owner == cls.index)
        if any(entry_point(symbols, path, module, each) == kind for item in methods for each in item.decorators):
            yield cls
