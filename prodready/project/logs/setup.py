"""Log pipelines of the application, structured and plain, those in force first, and those that others set up for it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.files import Role
from prodready.facts.python import Module
from prodready.project.code.calls import NONE, Calls
from prodready.project.code.conditions import condition
from prodready.project.code.types import Types
from prodready.project.logs.files import plain_in_files, structured_in_files
from prodready.project.logs.foremost import Foremost
from prodready.project.logs.formatters import LogFormatters
from prodready.project.logs.names import CONSOLE
from prodready.project.logs.outside import delegated
from prodready.project.logs.pipelines import Pipelines
from prodready.project.logs.plain import OF_A_FILE, plain_calls, plain_set_ups
from prodready.project.logs.structured import UNADDED, StructuredSetUps, sets_up
from prodready.project.logs.taken import Taken, applied_by_name
from prodready.project.services.django_settings import DjangoSettings, is_development
from prodready.project.services.in_use import InUse
from prodready.project.services.main_service import MainService
from prodready.project.snapshot import Snapshot

_UNCONFIGURED = "is imported, but not configured for structured output"
_CONFIGURES = frozenset({"structlog.configure", "structlog.configure_once"})


class LoggingSetup(msgspec.Struct, frozen=True):
    """Structured pipelines in force, plain ones, what packages outside the repository set up, imports of structured
    libraries that nothing configures, and pipelines that nothing puts in force."""

    structured: tuple[Evidence, ...]
    plain: tuple[Evidence, ...]
    delegated: tuple[Evidence, ...] = ()
    imported: tuple[Evidence, ...] = ()
    left: tuple[Evidence, ...] = ()
    unused: tuple[Evidence, ...] = ()  # made, and taken by nothing
    by_hand: bool = False  # whether nothing but commands sets logging up


@fact
def logging_setup(
    snapshot: Snapshot,
    types: Types,
    calls: Calls,
    formatters: LogFormatters,
    django: DjangoSettings,
    in_use: InUse,
    main: MainService,
    foremost: Foremost,
) -> LoggingSetup:
    """Look at calls, logging configurations in Python and in files that something loads."""
    taken = Taken(snapshot, types.symbols, django.modules, frozenset(applied_by_name(snapshot, calls)))
    finder = StructuredSetUps(types, formatters, Pipelines(types, formatters), taken)
    structured: list[Evidence] = []
    plain: list[Evidence] = []
    imported: list[Evidence] = []
    unused: list[Evidence] = []
    setting_up = calls.pick(resolved=sets_up, typed=sets_up)
    plainly = plain_calls(calls)
    for path, module in snapshot.application():
        if is_development(path):
            continue
        structured.extend(finder.calls(path, setting_up.get(path, NONE)))
        structured.extend(finder.configurations(path, module))
        plain.extend(plain_set_ups(path, module, plainly.get(path, NONE), taken))
        imported.extend(_imported(path, module))
        unused.extend(finder.untaken(path, module))
    structured.extend(structured_in_files(snapshot, formatters))
    starts = in_use.started | {path for path in snapshot.modules if snapshot.role(path) is Role.ENTRY}
    found = main.first(delegated(snapshot, types, calls, django))
    outside = tuple([place for place in found if place.path in starts] or found)
    plain = [item for item in plain if not outside or snapshot.role(item.path) is not Role.CLI]
    plain.extend(plain_in_files(snapshot) if not plain and not outside else ())
    unused += [item for item in structured if item.note == UNADDED]
    structured = [item for item in structured if item.note != UNADDED]
    used, left = in_use.sort(structured)
    serving = [item for item in used if snapshot.role(item.path) is not Role.CLI]
    told = [(item, in_use.told(item)) for item in serving or used]
    told.sort(
        key=lambda pair: _waits(pair[0], pair[1], snapshot)
    )  # what is always in force before what a setting switches on
    used = tuple(item for _, item in told)
    by_hand = bool(plain) and all(map(foremost.is_by_hand, plain))
    first = foremost.of(plain)
    if first and first[0].note in OF_A_FILE:
        first = (*foremost.of(list(plain_in_files(snapshot)))[:1], *first)
    imported.sort(key=lambda item: item.note.endswith(_UNCONFIGURED))
    return LoggingSetup(used, first, outside, tuple(imported), left, tuple(unused), by_hand)


def _waits(place: Evidence, told: Evidence, snapshot: Snapshot) -> bool:
    """Whether a set-up is in force only where a setting is set: by what is told of it, or by the branch round it."""
    module = snapshot.modules.get(place.path)
    return told != place or (module is not None and bool(condition(module, place.line)))


def _imported(path: str, module: Module) -> Iterator[Evidence]:
    """What shows that a structured library writes nothing structured: its renderer for people, its set-up, its import."""
    people = next(
        (call for call in module.calls if call.name.endswith(CONSOLE) and call.name.startswith("structlog.")), None
    )
    configured = next((call for call in module.calls if call.name in _CONFIGURES), None)
    if people is not None:
        yield Evidence(path, people.line, "structlog's ConsoleRenderer writes for people")
    elif configured is not None:
        yield Evidence(path, configured.line, "structlog is configured with no machine-readable renderer")
    for item in module.imports if people is configured is None else ():
        package = item.target.partition(".")[0]
        if package in ("structlog", "loguru") and item.scope == -1:
            yield Evidence(path, item.line, f"{package} {_UNCONFIGURED}")
            break
