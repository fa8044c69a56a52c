"""The address in Flask's configuration, and what may put another in its place."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from prodready.api import Evidence
from prodready.facts.documents import text
from prodready.facts.python import Call, Const, Expr, Map, Module, Ref, last_word
from prodready.project.code.constants import Constants
from prodready.project.services.django_settings import is_development
from prodready.project.snapshot import Snapshot
from prodready.project.storage.addresses import entry_of, scheme

FLASK = "flask_sqlalchemy.SQLAlchemy"
_FLASK_KEY = "SQLALCHEMY_DATABASE_URI"
_FLASK_VARIABLES = ("from_envvar", "from_prefixed_env")
_FLASK_READERS = frozenset({*_FLASK_VARIABLES, "from_pyfile", "from_file", "from_json"})
_FILE_LOADERS = frozenset({"spec_from_file_location", "load_source"})
_PARSERS = re.compile(r"(?:yaml|json|tomllib|tomli|toml)\.(?:safe_|full_)?loads?$")
_FLASK_UPDATES = (".config.update", ".config.from_mapping")


def flask_address(snapshot: Snapshot, constants: Constants) -> tuple[str, Evidence] | None:
    """The constant address and its place if every one in the configuration is constant and of SQLite, those of development
    aside, and the application takes in no configuration that the repository does not hold."""
    if any(_configured_outside(snapshot, path, module, constants) for path, module in snapshot.application()):
        return None
    found = [
        (
            is_development(f"{path}/{owner}"),
            scheme(path, scope, value, constants),
            Evidence(path, getattr(value, "line", 0) or 1, "the address"),
        )
        for path, module in snapshot.application()
        for owner, scope, value in _flask_values(module)
    ]
    found += [
        (False, *told)
        for path, module in snapshot.application()
        for told in _in_files(snapshot, path, module, constants)
    ]
    served = [(url, place) for development, url, place in found if not development] or [item[1:] for item in found]
    fixed = [(url, place) for url, place in served if url is not None and url.startswith("sqlite")]
    return fixed[0] if fixed and len(fixed) == len(served) else None


def _configured_outside(snapshot: Snapshot, path: str, module: Module, constants: Constants) -> bool:
    """Whether Flask's configuration is read from the environment or from a file that is not in the repository."""
    for call in (call for call in module.calls if ".config." in call.name):
        head, _, last = call.name.rpartition(".")
        if not head.endswith(".config") or last not in _FLASK_READERS or _is_overridden(snapshot, module, call):
            continue
        name = constants.text(path, call.scope, call.arg(0, "filename")) if call.args or call.kwargs else None
        tracked = name and any(known.rpartition("/")[2] == name.rpartition("/")[2] for known in snapshot.files)
        if last in _FLASK_VARIABLES or not tracked:
            return True
    if any(_is_read_of_a_file(path, call, constants) for call in module.calls if call.name.endswith(_FLASK_UPDATES)):
        return True
    return any(call.name.endswith(".config.from_object") for call in module.calls) and any(
        map(_loads_file, module.calls)
    )


def _is_read_of_a_file(path: str, update: Call, constants: Constants) -> bool:
    """Whether the configuration takes in what a parser gives of a file, itself or by a function of the repository."""
    types = constants.types
    module = types.symbols.modules[path]
    given = update.args[0] if update.args else None
    bound = types.bound(path, update.scope, given.name) if isinstance(given, Ref) and given.name[:1] == "%" else ()
    for made in filter(None, map(module.call, (given, *(item.value for item in bound)))):
        found = types.callee(path, made)
        inside = (
            types.symbols.modules[found.path].calls_of(found.function.index)
            if found is not None and found.function is not None
            else (made,)
        )
        if any(_PARSERS.match(call.name) for call in inside):
            return True
    return False


def _in_files(snapshot: Snapshot, path: str, module: Module, constants: Constants) -> Iterator[tuple[str, Evidence]]:
    """The addresses in files of the repository that Flask's configuration is read from (``from_file("config.json", …)``)."""
    for call in module.calls:
        if not call.name.endswith((".config.from_file", ".config.from_json")):
            continue
        name = constants.text(path, call.scope, call.arg(0, "filename")) or ""
        for known in snapshot.documents if name else ():
            document = snapshot.document(known) if posixpath.basename(known) == posixpath.basename(name) else None
            told = document.at(_FLASK_KEY) if document is not None else None
            if told is not None:
                yield text(told), Evidence(known, told.line, "the address")


def _loads_file(call: Call) -> bool:
    """Whether a module is loaded from a file whose place is told elsewhere (``spec_from_file_location("config", path)``)."""
    location = call.arg(1, "location") or call.arg(1, "pathname")
    return last_word(call.name) in _FILE_LOADERS and location is not None and not isinstance(location, Const)


def _is_overridden(snapshot: Snapshot, module: Module, reader: Call) -> bool:
    """Whether what is read gives way to a dict with the address, which every caller in the application hands in."""
    function = module.functions[reader.scope] if reader.scope >= 0 else None
    if function is None:
        return False
    callers = (call for _, other in snapshot.application() for call in other.calls if call.args)
    given = [call.args for call in callers if last_word(call.name) == function.name]
    if not given or not all(any(entry_of(item, _FLASK_KEY) for item in items) for items in given):
        return False
    inside = (call for call in module.calls_of(reader.scope) if call.args)
    updates = [call for call in inside if call.name.endswith(_FLASK_UPDATES) and call.line > reader.line]
    handed = (call.args[0] for call in (reader, *updates) if call.args)
    return any(isinstance(item, Ref) and function.param(item.name[1:]) for item in handed)


def _flask_values(module: Module) -> Iterator[tuple[str, int, Expr]]:
    for assign in module.assigns:
        named = last_word(assign.target) == _FLASK_KEY
        keyed = isinstance(assign.key, Const) and assign.key.value == _FLASK_KEY
        if (named or keyed) and assign.value is not None:
            owner = module.classes[assign.owner].name if assign.owner >= 0 else ""
            yield owner, assign.scope, assign.value
        spelt = entry_of(assign.value, _FLASK_KEY) if assign.value is not None else None
        if spelt is not None:
            yield assign.target, assign.scope, spelt
    for call in module.calls:
        given = (entry_of(item, _FLASK_KEY) for item in call.args if isinstance(item, Map))
        for value in (call.kwarg(_FLASK_KEY) if call.kwargs else None, *given):
            if value is not None:
                yield "", call.scope, value
