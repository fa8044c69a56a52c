"""Typed, validated settings objects, and secrets or addresses that bypass them (checklist CFG001)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.documents import Dockerfile
from prodready.facts.files import Role
from prodready.facts.python import Module, last_word
from prodready.project.code.callers import Callers
from prodready.project.code.calls import NONE, Calls
from prodready.project.code.constants import Constants
from prodready.project.code.types import Types
from prodready.project.services.apart import Apart
from prodready.project.services.django_settings import DjangoSettings, is_development
from prodready.project.services.in_use import InUse
from prodready.project.services.main_service import MainService
from prodready.project.settings.env_reads import EnvRead, EnvReads
from prodready.project.settings.objects import RECORD, Finder, possible_calls
from prodready.project.settings.order import ordered
from prodready.project.snapshot import Snapshot
from prodready.project.storage.engine import Engine
from prodready.project.storage.engines import Engines
from prodready.project.taint.record_sources import Sources

_READS = re.compile(r"^dj_database_url\.config$|(?:^|[.:])(?:get)?env$|environ\.get$")
"""Calls that read a variable, and fall back to what they are given."""
_OPTION = re.compile(
    r"^(?:argparse\.\w+\(\).*\.add_argument|(?:click|asyncclick|rich_click)\.option|typer\.Option|[%:].*\.add_argument)$"
)
MIN_OPTIONS = 3
"""Typed command-line options that make a service's configuration; with as many environment reads they do not."""

_COMMAND_LINES = frozenset({"argparse", "click", "fire", "typer"})


class TypedSettings(msgspec.Struct, frozen=True):
    """``objects``: typed settings with their places; ``bypasses``: sensitive reads outside of them.

    ``written`` is set where every database is opened at an address that the code spells out.
    """

    objects: tuple[Evidence, ...]
    bypasses: tuple[EnvRead, ...]
    written: tuple[Evidence, ...] = ()


@fact
def typed_settings(
    snapshot: Snapshot,
    constants: Constants,
    calls: Calls,
    callers: Callers,
    reads: EnvReads,
    django: DjangoSettings,
    engines: Engines,
    in_use: InUse,
    apart: Apart,
    main: MainService,
) -> TypedSettings:
    """Find the objects; then sort out which reads go past them."""
    types = constants.types
    finder = Finder(types, reads, in_use, Sources(types, calls, callers))
    candidates = possible_calls(calls, finder)
    objects: list[Evidence] = []
    for path, module in snapshot.application():
        if not is_development(path) or snapshot.role(path) is Role.SETTINGS:
            objects.extend(finder.in_module(path, module, candidates.get(path, NONE)))
    bare = [read for read in reads.reads if not finder.covers(read)]
    modules = set(django.modules)
    inside = sum(item.path in modules for item in objects)
    typed_module = inside >= sum(read.path in modules for read in bare)
    if not objects and len(reads.reads) < MIN_OPTIONS:
        objects = _command_line(snapshot, types)
    roots = {main.topology.root_of(item.path) for item in objects if not main.apart(item.path)[1]}
    built = [path for path, document in snapshot.documents.items() if isinstance(document, Dockerfile)]
    records = (item for item in objects if item.note == RECORD)
    builders = {(item.path, scope) for item in records for scope in _around(snapshot.modules.get(item.path), item.line)}
    bypasses = [
        read
        for read in bare
        if read.sensitive
        and not (typed_module and inside and read.path in modules)
        and (read.path, read.scope) not in builders
        and not (_is_command(snapshot.modules[read.path]) and in_use.is_left(Evidence(read.path, read.line)))
        and not _is_of_a_command_line(read, snapshot, apart)
        and apart.configures(read.path, read.scope)
        and not (roots and _stands_aside(read.path, roots, built, main))
    ]
    opened = [engine for engine in engines.found if (engine.path, engine.line) not in finder.lines]
    written = [place for engine in opened if (place := _written(engine, constants, finder.classes)) is not None]
    everywhere = tuple(written) if len(written) == len(engines.found) else ()
    bypasses.sort(key=lambda read: main.order(read.path))
    return TypedSettings(ordered(objects, finder.classes, snapshot, types, main), tuple(bypasses), everywhere)


def _around(module: Module | None, line: int) -> Iterator[int]:
    """The functions round a line: what reads the environment to make a record of it passes nothing by."""
    return (item.index for item in (module.functions if module else ()) if item.line <= line <= item.end_line)


def _stands_aside(path: str, roots: Collection[str], built: Sequence[str], main: MainService) -> bool:
    """Whether a module belongs to a part that answers no requests, that nothing which serves loads, that shares no settings
    with what does (``roots``), and that no image of its own deploys (``built``)."""
    root = main.topology.root_of(path)
    deployed = any(each.startswith(f"{root}/") for each in built if root)
    return main.apart(path)[1] and not main.weight(path) and root not in roots and not deployed


def _is_command(module: Module) -> bool:
    """Whether a module is started by hand and reads a command line."""
    packages = {item.target.partition(".")[0] for item in module.imports}
    return bool(packages & _COMMAND_LINES) and module.has_guard


def _is_of_a_command_line(read: EnvRead, snapshot: Snapshot, apart: Apart) -> bool:
    """Whether the function that reads a variable reads a command line, too, and its module starts nothing that serves."""
    calls = snapshot.modules[read.path].calls_of(read.scope) if read.scope >= 0 else ()
    parses = any(last_word(call.name) == "parse_args" for call in calls)
    return parses and read.path not in apart.running and snapshot.role(read.path) is not Role.ENTRY


def _written(engine: Engine, constants: Constants, classes: Collection[tuple[str, int]]) -> Evidence | None:
    """Where an engine is given an address that nothing but literals make up; not as the default of a typed field."""
    calls = [call for call in constants.types.symbols.modules[engine.path].calls if call.line == engine.line]
    if any(_READS.search(call.name) or (call.scope < 0 and (engine.path, call.owner) in classes) for call in calls):
        return None
    for call in calls:
        if call.line == engine.line:
            for given in (*call.args[:1], *(value for _, value in call.kwargs)):
                text = constants.text(engine.path, call.scope, given) or ""
                if "://" in text and constants.origin(engine.path, call.scope, given) == "constant":
                    return Evidence(engine.path, call.line, "a constant address of the database")
    return None


def _command_line(snapshot: Snapshot, types: Types) -> list[Evidence]:
    """Options with types of the command that starts the service, where nothing else configures it."""
    found = [
        Evidence(path, call.line, "settings through command-line options with types")
        for path, module in snapshot.application()
        if snapshot.role(path) in (Role.SETTINGS, Role.ENTRY) or _takes_variables(module)
        for call in module.calls
        if (call.kwarg("type") or call.kwarg("envvar")) is not None and _OPTION.search(types.call_name(path, call))
    ]
    return found if len(found) >= MIN_OPTIONS else []


def _takes_variables(module: Module) -> bool:
    """Whether a command takes its options from variables too: ``main(auto_envvar_prefix="SHOP")`` of click."""
    return any(call.kwarg("auto_envvar_prefix") is not None for call in module.calls)
