"""Log pipelines of the application, structured and plain, those in force first, and those that others set up for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.files import Role
from prodready.facts.python import Module, last_word
from prodready.project.code.calls import NONE, Calls
from prodready.project.code.conditions import condition
from prodready.project.code.types import Types
from prodready.project.layout.management import is_management_command
from prodready.project.logs.files import plain_in_files, structured_in_files
from prodready.project.logs.formatters import LogFormatters
from prodready.project.logs.outside import delegated
from prodready.project.logs.pipelines import Pipelines
from prodready.project.logs.plain import PIECES, plain_calls, plain_set_ups
from prodready.project.logs.structured import UNADDED, StructuredSetUps, sets_up
from prodready.project.logs.taken import Taken
from prodready.project.services.django_settings import DjangoSettings, is_development
from prodready.project.services.in_use import InUse
from prodready.project.services.main_service import MainService
from prodready.project.snapshot import Snapshot

_STARTS = re.compile(r"_*(?:run|serve|start|listen|launch|spawn|exec|main_?loop)(?!swith)", re.IGNORECASE)
"""Words with which calls begin that may start a server."""


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
) -> LoggingSetup:
    """Look at calls, logging configurations in Python and in files that something loads."""
    taken = Taken(snapshot, types.symbols, django.modules)
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
    outside = tuple(sorted(found, key=lambda place: place.path not in starts))
    plain = [item for item in plain if not outside or snapshot.role(item.path) is not Role.CLI]
    plain.extend(plain_in_files(snapshot) if not plain and not outside else ())
    unused += [item for item in structured if item.note == UNADDED]
    structured = [item for item in structured if item.note != UNADDED]
    structured.sort(key=lambda item: snapshot.role(item.path) is Role.CLI)  # what serves comes first
    used, left = in_use.sort(structured)
    told = [(item, in_use.told(item)) for item in used]
    told.sort(
        key=lambda pair: _waits(pair[0], pair[1], snapshot)
    )  # what is always in force before what a setting switches on
    used = tuple(item for _, item in told)
    by_hand = bool(plain) and all(_is_by_hand(item.path, snapshot) for item in plain)
    first = _foremost(plain, snapshot, main, in_use)
    return LoggingSetup(used, first, outside, tuple(imported), left, tuple(unused), by_hand)


def _waits(place: Evidence, told: Evidence, snapshot: Snapshot) -> bool:
    """Whether a set-up is in force only where a setting is set: by what is told of it, or by the branch round it."""
    module = snapshot.modules.get(place.path)
    return told != place or (module is not None and bool(condition(module, place.line)))


def _is_by_hand(path: str, snapshot: Snapshot) -> bool:
    """Whether a module is a command that does not start the service, as far as the names of what it calls tell."""
    calls = snapshot.modules[path].calls if snapshot.role(path) is Role.CLI else ()
    return bool(calls) and not any(_STARTS.match(last_word(call.name)) for call in calls)


def _foremost(places: Sequence[Evidence], snapshot: Snapshot, main: MainService, in_use: InUse) -> tuple[Evidence, ...]:
    """Those that say most of how the service logs: of the main service before others, of what serves before what is run by
    hand, of settings and of what makes the application before what may be for one part, of whole set-ups before pieces."""

    def aside(place: Evidence) -> tuple[bool, bool, bool, bool, bool, bool]:
        first = snapshot.role(place.path) is Role.SETTINGS or place.path in in_use.started
        by_hand = snapshot.role(place.path) is Role.CLI or is_management_command(place.path)
        developed = is_development(place.path.rpartition(".")[0].replace("-", "_"))
        return *main.apart(place.path), by_hand, not first, place.note in PIECES, developed

    best = min(map(aside, places), default=None)
    found = (place for place in places if aside(place) == best)
    return tuple(sorted(found, key=lambda place: snapshot.role(place.path) is not Role.SETTINGS))


def _imported(path: str, module: Module) -> Iterator[Evidence]:
    for item in module.imports:
        package = item.target.partition(".")[0]
        if package in ("structlog", "loguru") and item.scope == -1:
            yield Evidence(path, item.line, f"{package} is imported, but not configured for structured output")
            break
