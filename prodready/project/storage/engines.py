"""Where the application opens its database, at which address, and whether a setting can point it elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.files import Role
from prodready.facts.python import Call, CallRef, Const, Expr, Map, Module, last_word
from prodready.project.code.constants import Constants
from prodready.project.code.passed import Passed
from prodready.project.code.types import Types
from prodready.project.services.django_settings import DjangoSettings
from prodready.project.snapshot import Snapshot
from prodready.project.storage.addresses import address_of, entry_of, scheme
from prodready.project.storage.django_databases import of_django
from prodready.project.storage.engine import ENGINES, SQLITE_ONLY, Engine
from prodready.project.storage.flask_databases import FLASK, flask_address

_LAST_NAMES = frozenset(name.rpartition(".")[2] for name in ENGINES)
_ADDRESSES = ("url", "engine_url", "connection_string", "dsn", "db_url", "conninfo", "database", "uri")


class Engines(msgspec.Struct, frozen=True):
    """Every place that opens a database: those of Django's settings alone where there are any."""

    found: tuple[Engine, ...]

    @property
    def only_sqlite(self) -> bool:
        """Whether there are engines, and none of them can open anything but SQLite."""
        return bool(self.found) and all(engine.is_sqlite for engine in self.found)


@fact
def engines(
    snapshot: Snapshot, types: Types, constants: Constants, settings: DjangoSettings, passed: Passed
) -> Engines:
    """Look at constructors and connects, at Flask's configuration and at Django's settings."""
    django = tuple(of_django(snapshot, settings, constants))
    if django:
        return Engines(django)
    flask, address = flask_address(snapshot, constants) or (None, None)
    made = [
        (path, engine)
        for path, module in snapshot.application()
        for engine in _made(path, module, constants, flask, passed)
    ]
    made = [
        (path, msgspec.structs.replace(engine, address=address) if engine.name == FLASK else engine)
        for path, engine in made
    ]
    served = [engine for path, engine in made if snapshot.role(path) is not Role.CLI]
    return Engines(tuple(served or [engine for _, engine in made]))


def _made(path: str, module: Module, constants: Constants, flask: str | None, passed: Passed) -> Iterator[Engine]:
    types = constants.types
    for call in module.calls:
        last = last_word(call.name)
        if not last[:1].isupper() and last not in _LAST_NAMES:
            continue
        name = types.symbols.resolve(path, call.name)
        name = name if name in ENGINES else _ancestor(name, types)
        if not name:
            continue
        given = next((found for key in _ADDRESSES if (found := call.kwarg(key))), None) or call.arg(0)
        given = given if given is not None else _spread(path, call, constants)
        url = flask if name == FLASK else address_of(path, call.scope, given, constants, passed)
        place = None
        if url is None and name.startswith("tortoise."):
            url, place = _of_connections(path, call.scope, call.kwarg("config"), constants) or (None, None)
        replaceable, passing = url is None and name not in SQLITE_ONLY, _is_passing(module, call)
        asynchronous = ENGINES[name] or _says_so(call)
        yield Engine(path, call.line, name, asynchronous, url or "", replaceable, address=place, passing=passing)


def _says_so(call: Call) -> bool:
    """Whether an argument makes an engine asynchronous that is not by its name (``SQLAlchemyConfig(async_engine=True)``)."""
    told = call.kwarg("async_engine")
    return isinstance(told, Const) and told.value is True


def _is_passing(module: Module, call: Call) -> bool:
    """Whether a function that runs to its end disposes of what it opens: one for a step of the set-up."""
    if call.scope < 0 or module.functions[call.scope].is_generator:
        return False
    kept = {item.target for item in module.assigns_of(call.scope) if item.value == CallRef(call.index, call.line)}
    return any(each.name.removesuffix(".dispose") in kept for each in module.calls_of(call.scope))


def _spread(path: str, call: Call, constants: Constants) -> Expr | None:
    """The address in a dict of the module that is spread into a call: ``create_engine(**options)``."""
    found = constants.follow(path, call.scope, call.kwarg("**"))
    if found is None or found[0] != path:
        return None
    return next((item for key in _ADDRESSES if (item := entry_of(found[2], key)) is not None), None)


def _of_connections(
    path: str, scope: int, config: Expr | None, constants: Constants
) -> tuple[str, Evidence | None] | None:
    """The constant address of the first connection in Tortoise's configuration and its place, if all are constant."""
    found = _given_back(constants.follow(path, scope, config), constants)
    listed = entry_of(found[2], "connections") if found is not None else None
    if found is None or not isinstance(listed, Map):
        return None
    given = [entry_of(value, "engine") or value for _, value in listed.items]
    urls = [scheme(found[0], found[1], value, constants) for value in given]
    known = [url.rpartition(".")[2] if url.startswith("tortoise.") else url for url in urls if url is not None]
    if not known or len(known) < len(given):
        return None
    line = given[0].line if isinstance(given[0], Const) else 0
    return known[0], Evidence(found[0], line, "the engine of the connection") if line else None


def _given_back(found: tuple[str, int, Expr] | None, constants: Constants) -> tuple[str, int, Expr] | None:
    """What a function of the repository always returns where one is called; anything else is itself."""
    call = constants.types.symbols.modules[found[0]].call(found[2]) if found is not None else None
    made = constants.types.callee(found[0], call) if found is not None and call is not None else None
    if made is None or made.function is None or len(made.function.returned) != 1:
        return found
    return constants.follow(made.path, made.function.index, made.function.returned[0])


def _ancestor(name: str, types: Types) -> str:
    found = types.symbols.definition(name)
    if found is None or found.cls is None:
        return ""
    return next((base for base, _ in types.symbols.ancestors(found.path, found.cls) if base in ENGINES), "")
