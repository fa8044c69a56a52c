"""Which of several typed settings objects shows best that settings are typed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from prodready.api import Evidence
from prodready.facts.files import Role
from prodready.project.code.types import Types
from prodready.project.services.django_settings import is_development
from prodready.project.services.main_service import MainService
from prodready.project.settings.libraries import SCHEMA
from prodready.project.snapshot import Snapshot

NAMED_CLASS = re.compile(r"Settings|Config|Environ")
"""Names of classes that hold settings."""


def ordered(
    objects: Iterable[Evidence],
    classes: Iterable[tuple[str, int]],
    snapshot: Snapshot,
    types: Types,
    main: MainService,
) -> tuple[Evidence, ...]:
    """The main service's, if it has any, settings modules before the rest and configuration of servers last, those for
    development after others, dataclasses after classes of a library of settings, a whole before its parts; ``classes`` are
    those found, by path and index."""
    found = tuple(dict.fromkeys(objects))
    held = Counter(item.path for item in found)
    parts = frozenset(_parts(frozenset(classes), types))

    def aside(item: Evidence) -> tuple[bool, tuple[bool, bool, int], int, bool, bool, bool, int, bool]:
        name = item.note.partition(" ")[0]
        return (
            is_development(name),
            main.order(item.path),
            2 if "gunicorn" in item.path else int(snapshot.role(item.path) is not Role.SETTINGS),
            item.note != SCHEMA,
            not NAMED_CLASS.search(name),
            "dataclass" in item.note,
            -held[item.path],
            (item.path, item.line) in parts,
        )

    mine = [item for item in found if main.holds(item.path)]
    return tuple(sorted(mine or found, key=aside))


def _parts(classes: frozenset[tuple[str, int]], types: Types) -> Iterator[tuple[str, int]]:
    """Where classes stand whose instances are fields of another one of them."""
    for path, index in classes:
        for assign in types.symbols.fields.get((path, index), {}).values():
            found = types.symbols.definition(types.of_assign(path, assign).removesuffix("()"))
            if (
                found is not None
                and found.cls is not None
                and (found.path, found.cls.index) in classes - {(path, index)}
            ):
                yield found.path, found.cls.line
