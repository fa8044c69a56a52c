"""Which of several typed settings objects shows best that settings are typed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from prodready.api import Evidence
from prodready.facts.files import Role
from prodready.facts.python import Const
from prodready.project.code.types import Types
from prodready.project.services.django_settings import is_development
from prodready.project.services.main_service import MainService
from prodready.project.settings.env_reads import is_sensitive
from prodready.project.settings.libraries import SCHEMA
from prodready.project.snapshot import Snapshot

_PLAIN = "configurations.values.Value"
"""A value of django-configurations that stays a text."""
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
    development after others, dataclasses after classes of a library of settings, classes without fields after others, reads of
    secrets and addresses before other reads, a whole before its parts; ``classes`` are those found, by path and index."""
    found = tuple(dict.fromkeys(objects))
    held = Counter(item.path for item in found)
    kinds = frozenset(classes)
    parts = frozenset(_parts(kinds, types))
    fields = types.symbols.fields
    declared = {
        (path, snapshot.modules[path].classes[index].line): len(fields.get((path, index), {}).keys() - {"model_config"})
        for path, index in kinds
    }

    secret = {
        (path, snapshot.modules[path].classes[index].line): any(map(is_sensitive, fields.get((path, index), {})))
        for path, index in kinds
    }

    def aside(
        item: Evidence,
    ) -> tuple[bool, tuple[bool, bool, int], int, bool, bool, bool, bool, bool, int, bool, bool, int]:
        name = item.note.partition(" ")[0]
        fields = declared.get((item.path, item.line))
        return (
            is_development(name),
            main.order(item.path),
            2 if "gunicorn" in item.path else int(snapshot.role(item.path) is not Role.SETTINGS),
            item.note != SCHEMA,
            not NAMED_CLASS.search(name),
            "dataclass" in item.note,
            fields == 0,
            fields is None and not _is_sensitive(snapshot, item),
            -held[item.path],
            (item.path, item.line) in parts,
            not secret.get((item.path, item.line), False),
            -(fields or 0),
        )

    mine = [item for item in found if main.holds(item.path)]
    return tuple(sorted(mine or found, key=aside))


def _is_sensitive(snapshot: Snapshot, item: Evidence) -> bool:
    """Whether the variable that is read at a place, or what it is bound to, is named for a secret or an address."""
    module = snapshot.modules[item.path]
    calls = [call for call in module.calls if call.line == item.line]
    if any(call.name == _PLAIN for call in calls):
        return False
    names = [str(call.args[0].value) for call in calls if call.args and isinstance(call.args[0], Const)]
    names += [assign.target.lstrip(":%&") for assign in module.assigns if assign.line == item.line]
    return any(map(is_sensitive, names))


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
