"""Which of several set-ups of plain-text logs says most of how the service logs, and the line that shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.files import Role
from prodready.facts.python import Const, Flag, Function, Module, last_word, put_together
from prodready.project.layout.management import is_management_command
from prodready.project.logs.plain import FORMATTER, HANDLER, PIECES, WITHOUT_FORMATTER
from prodready.project.services.apart import Apart
from prodready.project.services.django_settings import is_development
from prodready.project.services.in_use import InUse
from prodready.project.services.main_service import MainService
from prodready.project.snapshot import Snapshot

_STARTS = re.compile(r"_*(?:run|serve|start|listen|launch|spawn|exec|main_?loop)(?!swith)", re.IGNORECASE)
"""Words with which calls begin that may start a server."""
_OF_LOGS = re.compile(r"log|app(?:lication)?$|server$|config|settings", re.IGNORECASE)
"""Names of methods and classes that set up the logs of all, or the whole application."""


class Foremost(msgspec.Struct, frozen=True):
    """Sorts set-ups of plain text."""

    snapshot: Snapshot
    main: MainService
    in_use: InUse
    apart: Apart

    def of(self, places: Sequence[Evidence]) -> tuple[Evidence, ...]:
        """Those that say most: of the main service before others, what the service runs before what is run by hand, of
        settings and of what makes the application before what may be for one part, whole set-ups before pieces."""
        best = min(map(self._aside, places), default=None)
        found = [place for place in places if self._aside(place) == best]
        found.sort(key=lambda place: self.snapshot.role(place.path) is not Role.SETTINGS)
        return tuple(item for item in found if not _is_told(item, found))

    def is_by_hand(self, place: Evidence) -> bool:
        """Whether a place is in a command that does not start the service, as far as the names of what it calls tell, or is
        run only when its module is started by itself, as the service is not."""
        role = self.snapshot.role(place.path)
        module = self.snapshot.modules.get(place.path)
        if module is None or role is Role.ENTRY or place.path in self.in_use.started:
            return False
        if role is Role.CLI:
            return bool(module.calls) and not any(_STARTS.match(last_word(call.name)) for call in module.calls)
        inside = (call for call in module.calls if call.line == place.line)
        return any(call.has(Flag.MAIN) for call in inside) or self.apart.is_started_by_hand(place.path)

    def _aside(self, place: Evidence) -> tuple[bool, bool, bool, bool, bool, bool, bool, bool]:
        path, role = place.path, self.snapshot.role(place.path)
        by_hand = self.is_by_hand(place)
        starts = role is Role.CLI and not by_hand  # nothing loads the command that starts the service
        module = self.snapshot.modules.get(path)
        beside, unused = self.main.apart(path)
        return (
            beside,
            by_hand or is_management_command(path),
            unused and not starts,
            module is not None and (_is_of_a_part(module, place.line) or self.in_use.is_left(place)),
            role is Role.CLI,
            not (role is Role.SETTINGS or path in self.in_use.started),
            place.note in PIECES,
            is_development(path.rpartition(".")[0].replace("-", "_")),
        )


def _is_told(place: Evidence, found: Sequence[Evidence]) -> bool:
    """Whether another place of the module shows the format: of a handler its formatter, of a call the formatters it gets."""
    beside = {item.note for item in found if item.path == place.path}
    if place.note == HANDLER:
        return FORMATTER in beside
    return place.note == WITHOUT_FORMATTER and any("formatters" in note for note in beside)


def _is_of_a_part(module: Module, line: int) -> bool:
    """Whether a line stands in a method of a class that is for something else than the logs or the application, or is for the
    logger of a package or one that is handed in."""
    inside = (item for item in module.functions if item.line <= line <= item.end_line)
    around: Function | None = max(inside, key=lambda item: item.line, default=None)
    scope = around.index if around is not None else -1
    named = (around.name, module.classes[around.owner].name) if around is not None and around.owner >= 0 else ()
    if named and not any(map(_OF_LOGS.search, named)):
        return True
    taking = [call.name.rpartition(".")[0] for call in module.calls_of(scope) if last_word(call.name) == "addHandler"]
    handed_in = {f"%{param.name}" for param in around.params} if around is not None else set()
    return bool(taking) and all(name in handed_in or _is_of_a_package(module, scope, name) for name in taking)


def _is_of_a_package(module: Module, scope: int, name: str) -> bool:
    """Whether a name is bound to the logger of a package that the module imports (``getLogger("jsonrpcserver.methods")``)."""
    bound = (item.value for item in module.assigns if item.target == name and item.scope == scope)
    made = next((call for value in bound if (call := module.call(value)) is not None), None)
    called = made.args[0] if made is not None and made.name == "logging.getLogger" and made.args else None
    given = next(iter(put_together(called)), called)
    package = str(given.value).partition(".")[0] if isinstance(given, Const) else ""
    return bool(package) and any(item.target.partition(".")[0] == package for item in module.imports)


@fact
def foremost(snapshot: Snapshot, main: MainService, in_use: InUse, apart: Apart) -> Foremost:
    """The answers for one snapshot."""
    return Foremost(snapshot, main, in_use, apart)
