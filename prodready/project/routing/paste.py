"""Paste: applications of packages that a table of prefixes in an ini file puts beside each other
(``/healthcheck: healthcheck`` of a composite, ``paste.app_factory = oslo_middleware:Healthcheck.app_factory``, or by the
name of its entry point ``use = egg:oslo.middleware#healthcheck``)."""

from __future__ import annotations

from prodready.facts.documents import Document, Entry, entries, text
from prodready.facts.files import APPLICATION_ROLES, Role
from prodready.project.routing.context import Context
from prodready.project.routing.table import Outside
from prodready.project.snapshot import Snapshot

PACKAGES = frozenset({"paste", "oslo_middleware", "oslo_config"})
"""Packages beside which services are put together by such files."""
_READ = APPLICATION_ROLES | {Role.CONFIG}
_FACTORY = "paste.app_factory"
_ENTRY_POINTS = {"egg:oslo.middleware#healthcheck": "oslo_middleware:Healthcheck.app_factory"}
"""What entry points of packages name (oslo.middleware's documentation, "Healthcheck")."""


def collect(context: Context, snapshot: Snapshot) -> None:
    """Add what packages outside answer below the prefixes of composites."""
    for path, document in snapshot.of(Document):
        if not path.endswith(".ini") or snapshot.role(path) not in _READ:
            continue
        sections = {entry.key: entries(entry.value) for entry in entries(document.root)}
        for name, rows in sections.items():
            if name.startswith("composite:"):
                for row in rows:
                    _add(context, path, row, sections)


def _add(context: Context, path: str, row: Entry, sections: dict[str, tuple[Entry, ...]]) -> None:
    if not row.key.startswith("/") or row.key == "/":
        return
    told = {each.key: text(each.value) for each in sections.get(f"app:{text(row.value)}", ())}
    name = (told.get(_FACTORY) or _ENTRY_POINTS.get(told.get("use", ""), "")).replace(":", ".")
    if name and not context.symbols.files.may_have(name.partition(".")[0]):
        context.found.outside.append(Outside(name, row.key, path, row.line))
