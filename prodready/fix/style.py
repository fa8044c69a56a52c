"""How a project makes its loggers, so that a new one looks like those that are there."""

from __future__ import annotations

from collections import Counter

from prodready.fix.job import Style
from prodready.project.snapshot import Snapshot

LIBRARIES = ("logging", "structlog", "loguru")
NAMES = frozenset({"logger", "log", "LOGGER", "LOG", "_logger", "_log"})


def style_of(snapshot: Snapshot) -> Style:
    """The library that most modules log with, and what they usually call their logger."""
    libraries: Counter[str] = Counter()
    names: Counter[tuple[str, str]] = Counter()
    for _, module in snapshot.application():
        for item in module.imports:
            if item.target == "loguru.logger":
                libraries["loguru"] += 1
        for assign in module.assigns:
            call = module.call(assign.value) if assign.scope < 0 and assign.owner < 0 else None
            if call is None or call.name.rpartition(".")[2].lower().replace("_", "") != "getlogger":
                continue
            library = call.name.partition(".")[0]
            if library in LIBRARIES:
                libraries[library] += 1
                names[library, assign.target.lstrip(":")] += 1
    if not libraries:
        return Style()
    library = max(libraries, key=lambda each: (libraries[each], -LIBRARIES.index(each)))
    usual = [name for (owner, name), _ in names.most_common() if owner == library and name in NAMES]
    return Style(library, usual[0] if usual else "logger")
