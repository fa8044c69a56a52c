"""The databases of Django's settings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.facts.python import Assign, Call, Const, Expr, Map, Module, Ref, is_literal
from prodready.project.code.constants import Constants
from prodready.project.services.django_settings import DjangoSettings, is_development
from prodready.project.snapshot import Snapshot
from prodready.project.storage.addresses import entry_of, scheme
from prodready.project.storage.engine import MEMORY, Engine

_DATABASES = "django.db.DATABASES"
_DJANGO_TARGET = re.compile(r"(?:[:&]|\.*\w[\w.]*\.)DATABASES((?:\[\])*)$")
_DJANGO_UPDATE = re.compile(r":DATABASES((?:\[\])*)\.update$")
_HEROKU = frozenset({"django_heroku.settings", "django_on_heroku.settings"})
"""What puts the database that a variable tells into the settings (django-heroku's documentation)."""
_NAMESPACES = frozenset(f"builtins.{name}().update" for name in ("vars", "globals", "locals"))


def of_django(snapshot: Snapshot, settings: DjangoSettings, constants: Constants) -> Iterator[Engine]:
    for path in settings.modules:
        module = snapshot.modules[path]
        yield from _local_settings(path, module, constants)
        for assign in module.assigns:
            found = _DJANGO_TARGET.match(assign.target)
            if found is None or assign.value is None or is_literal(assign.value, None):
                continue
            if assign.owner < 0 or not is_development(module.classes[assign.owner].name):
                yield from _django_engines(path, assign, assign.value, found.group(1).count("["), constants)
        for call in module.calls:
            found = _DJANGO_UPDATE.match(call.name)
            if call.scope != -1 or not call.args:
                continue
            if found is not None:
                yield from _django_engines(path, call, call.args[0], found.group(1).count("["), constants)
            elif call.name in _HEROKU and not is_literal(call.kwarg("databases"), False):
                yield Engine(path, call.line, _DATABASES, False, note="DATABASE_URL replaces these")
            elif call.name in _NAMESPACES and not isinstance(call.args[0], Map):
                yield Engine(path, call.line, _DATABASES, False, note="settings read from elsewhere replace these")


def _local_settings(path: str, module: Module, constants: Constants) -> Iterator[Engine]:
    """``from local_settings import *`` behind ``DATABASES``, of a module that the repository does not hold."""
    set_at = [assign.line for assign in module.assigns if _DJANGO_TARGET.match(assign.target)]
    for item in module.imports:
        taken_in = item.local == "*" and set_at and item.line > set_at[0]
        if taken_in and not constants.types.symbols.resolve(path, item.target).endswith(".py"):
            yield Engine(path, item.line, _DATABASES, False, note="local settings replace these")


def _django_engines(path: str, place: Assign | Call, value: Expr, depth: int, constants: Constants) -> Iterator[Engine]:
    """The ``ENGINE`` of every alias of ``DATABASES``; what is no literal is decided by a setting. ``depth`` tells what
    is set: all aliases, one of them, or an entry of one, which matters only if it is the engine."""
    for given in [item for _, item in value.items] if depth == 0 and isinstance(value, Map) else [value]:
        alias = _spelt(path, given, constants)
        engine = _engine(path, alias, constants) if depth < 2 else value if _sets_engine(place) else None
        parsed = _parsed(path, place.scope, alias, constants)
        if parsed is not None:
            yield Engine(path, getattr(alias, "line", 0) or place.line, _DATABASES, False, parsed, False)
            continue
        if engine is None and (depth > 1 or (isinstance(place, Call) and isinstance(alias, Map))):
            continue
        named = (constants.text(path, place.scope, engine) or "").rstrip(".")
        text = _DATABASES if named in ("", "django.db.backends") else named
        fixed = engine is not None and constants.origin(path, place.scope, engine) == "constant"
        url = MEMORY if constants.text(path, place.scope, entry_of(alias, "NAME")) == MEMORY else ""
        yield Engine(path, getattr(engine or alias, "line", 0) or place.line, text, False, url, not fixed)


def _spelt(path: str, alias: Expr, constants: Constants) -> Expr:
    """The dict of the settings module that an alias names, if nothing but entries that are not the engine is put into it later."""
    module = constants.types.symbols.modules[path]
    name = alias.name if isinstance(alias, Ref) else ""
    bound = [item for item in module.assigns if name and item.target in (name, f"{name}[]")]
    made = [item.value for item in bound if item.target == name]
    changed = any(_sets_engine(item) or item.key is None for item in bound if item.target != name)
    changed = changed or any(call.name == f"{name}.update" for call in module.calls)
    return made[0] if len(made) == 1 and isinstance(made[0], Map) and not changed else alias


def _engine(path: str, alias: Expr, constants: Constants) -> Expr | None:
    """The entry of an alias, or of a dict of the same module that is spread in it."""
    engine = entry_of(alias, "ENGINE")
    spread = (
        [value.name for key, value in alias.items if key is None and isinstance(value, Ref)]
        if isinstance(alias, Map)
        else []
    )
    for name in spread if engine is None else ():
        found = constants.types.symbols.definition(constants.types.symbols.resolve(path, name))
        if found is not None and found.path == path and found.assign is not None and found.assign.value is not None:
            engine = engine or entry_of(found.assign.value, "ENGINE")
    return engine


def _parsed(path: str, scope: int, alias: Expr, constants: Constants) -> str | None:
    """The constant address that dj-database-url takes apart."""
    call = constants.types.symbols.modules[path].call(alias)
    if call is None or constants.types.symbols.resolve(path, call.name) != "dj_database_url.parse":
        return None
    return scheme(path, scope, call.arg(0, "url"), constants)


def _sets_engine(place: Assign | Call) -> bool:
    return isinstance(place, Assign) and isinstance(place.key, Const) and place.key.value == "ENGINE"
