"""Functions that take an application and give it routes, and that nothing calls: no application has these routes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from prodready.facts.python import CallRef, Function, Module, Ref, last_word
from prodready.project.code.mentions import forgotten
from prodready.project.code.named import Named
from prodready.project.code.symbols import Symbols
from prodready.project.routing.idle import is_looked_up
from prodready.project.routing.unloaded import loads_by_name
from prodready.project.snapshot import Snapshot

UNCALLED = "stands in a function that nothing calls"
BY_NAME = frozenset({"includeme", "main", "handler", "lambda_handler", "application", "app"})
"""Functions that something outside of the code calls by their name."""
_EXTENSIONS = re.compile(r"_?(?:un)?load_\w+")
"""How hosts of plug-ins call what they run (``_load_jupyter_server_extension``)."""
_DECLARES = re.compile(
    r"add_\w*(?:routes?|handlers|router|view|url_rule|get|post|put|patch|delete|resource|subapp|controllers?)"
    r"|get|post|put|patch|delete|route|api_route|include_router|register_blueprint|register_blueprints|mount|blueprint"
    r"|register_resource|register_route_handlers?"
)


def uncalled(snapshot: Snapshot, symbols: Symbols, named: Named) -> Mapping[str, frozenset[int]]:
    """These functions by file, as their numbers; none where modules are loaded or objects looked up by name."""
    found = {
        f"{path}:{function.name}": (path, function.index)
        for path, module in snapshot.application()
        for function in _takers(module)
    }
    if not found or loads_by_name(snapshot) or is_looked_up(snapshot):
        return {}
    left = forgotten(found, snapshot, symbols, lambda _: False) - _offered(snapshot, symbols)
    table: dict[str, set[int]] = {}
    for path, index in (found[each] for each in left if not _is_named(each, named)):
        table.setdefault(path, set()).add(index)
    return {path: frozenset(each) for path, each in table.items()}


def _takers(module: Module) -> Iterator[Function]:
    """The functions of the top level in which routes are declared on a parameter, or on what is made with one."""
    declaring: dict[int, list[str]] = {}  # what routes are declared on, by function
    for call in module.calls:
        if call.scope >= 0 and _DECLARES.fullmatch(last_word(call.name)):
            declaring.setdefault(call.scope, []).append(call.name.partition(".")[0])
    for scope, declared in declaring.items():
        function = module.functions[scope]
        if function.scope >= 0 or function.owner >= 0 or function.decorators or not function.params:
            continue
        if function.name in BY_NAME or function.name.startswith("__") or _EXTENSIONS.fullmatch(function.name):
            continue
        params = {f"%{param.name}" for param in function.params}
        given = {
            call.index
            for call in module.calls_of(scope)
            if any(isinstance(item, Ref) and item.name in params for item in call.args)
        }
        made = {
            item.target
            for item in module.assigns_of(scope)
            if isinstance(item.value, CallRef) and item.value.index in given
        }
        if not (params | made).isdisjoint(declared):
            yield function


def _offered(snapshot: Snapshot, symbols: Symbols) -> frozenset[str]:
    """What packages take from their modules, for others to call."""
    return frozenset(
        symbols.resolve(path, item.target)
        for path, module in snapshot.application()
        if path.endswith("__init__.py")
        for item in module.imports
        if item.scope < 0
    )


def _is_named(identity: str, named: Named) -> bool:
    name = identity.partition(":")[2]
    if name in named.strings or name in named.words:
        return True
    return any(map(re.compile(rf"\b{re.escape(name)}\b").search, named.commands))
