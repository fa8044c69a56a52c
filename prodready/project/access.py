"""Which query sites stand inside data access (``checklist.md``: Query site, ARC004)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prodready.api import fact
from prodready.facts.files import Role
from prodready.facts.python import Call, Class, Module
from prodready.project.layers import REPOSITORIES, REPOSITORY_BASES, SERVICES, Layers, is_repository, words_of
from prodready.project.routes import Routes
from prodready.project.snapshot import Snapshot
from prodready.project.stores import QUERY, WRITE, Stores
from prodready.project.types import Types

_ONE_OFF = re.compile(
    r"(?:^|[/_])(?:fixes|backups?|seeds?|init_db|initial_data|fixtures|pre_start|prestart|health\w*)(?:[/_.]|$)"
)
_REPOSITORY_CALLS = frozenset(
    [
        "get",
        "get_one",
        "get_one_or_none",
        "get_multi",
        "get_multi_joined",
        "get_joined",
        "list",
        "list_and_count",
        "create",
        "create_many",
        "update",
        "update_many",
        "upsert",
        "upsert_many",
        "upsert_multi",
        "delete",
        "delete_many",
        "delete_where",
        "count",
        "exists",
        "add",
        "add_many",
        "get_or_upsert",
        "get_or_create",
        "db_delete",
        "select",
        "get_by_id",
    ]
)


@dataclass(frozen=True, order=True)
class Site:
    """One query site, and why it is inside or outside."""

    path: str
    line: int
    note: str


@dataclass(frozen=True)
class DataAccess:
    """All query sites of the application."""

    inside: tuple[Site, ...]
    outside: tuple[Site, ...]
    repositories: tuple[Site, ...]  # where repository classes are defined and library repositories are made


@fact
def access(snapshot: Snapshot, types: Types, stores: Stores, layers: Layers, routes: Routes) -> DataAccess:
    """Sort every query site of the application's modules."""
    inside: list[Site] = []
    outside: list[Site] = []
    for path, module in snapshot.application():
        if snapshot.role(path) is Role.CLI or _ONE_OFF.search(path.lower()):
            continue
        for line, call, note in _sites(path, module, types, stores):
            reason = _inside(path, module, call, types, layers)
            (inside if reason else outside).append(Site(path, line, f"{note} ({reason})" if reason else note))
    made = tuple(site for path, module in snapshot.application() for site in _repositories(path, module, types))
    return DataAccess(tuple(sorted(set(inside))), tuple(sorted(set(outside))), made)


def _repositories(path: str, module: Module, types: Types) -> Iterator[Site]:
    for cls in module.classes:
        if is_repository(path, cls, types.symbols):
            yield Site(path, cls.line, f"{cls.name} is a repository")
    for call in module.calls:
        name = types.symbols.resolve(path, call.name)
        if name in REPOSITORY_BASES and not name.startswith("django."):
            yield Site(path, call.line, f"makes a {name.rpartition('.')[2]} repository")


def _sites(path: str, module: Module, types: Types, stores: Stores) -> Iterator[tuple[int, Call, str]]:
    touched: set[int] = set()
    for call in module.calls:
        touch = stores.touch(path, call)
        if touch is not None and touch.technology.category == "database" and touch.verb in (QUERY, WRITE):
            if call.receiver in touched:
                touched.add(call.index)
                continue  # the same statement goes on
            touched.add(call.index)
            yield call.line, call, f"{touch.technology.name} {touch.verb}"
        elif call.receiver in touched:
            touched.add(call.index)
        elif library_method(path, call, types):
            yield call.line, call, "library repository"


def library_method(path: str, call: Call, types: Types) -> bool:
    """Whether a call is of a library repository's own method (advanced-alchemy, FastCRUD …)."""
    name = types.call_name(path, call)
    head, _, last = name.rpartition(".")
    if last not in _REPOSITORY_CALLS or not head.endswith("()"):
        return False
    if head[:-2] in REPOSITORY_BASES:
        return not head.startswith("django.")
    found = types.symbols.definition(head[:-2])
    if found is None or found.cls is None:
        return False
    bases = {base for base, _ in types.symbols.ancestors(found.path, found.cls)} & REPOSITORY_BASES
    return (
        bool(bases)
        and not any(base.startswith("django.") for base in bases)
        and (types.symbols.method(found.path, found.cls, last) is None)
    )


def _inside(path: str, module: Module, call: Call, types: Types, layers: Layers) -> str:
    owner: Class | None = module.classes[call.owner] if call.owner >= 0 else None
    if library_method(path, call, types):
        return "through a library repository"
    if owner is not None and is_repository(path, owner, types.symbols):
        return owner.name
    layer = layers.of.get(path)
    if layer in (REPOSITORIES, SERVICES):
        return f"{layer} module"
    stem = path.rpartition("/")[2].removesuffix(".py")
    if {"selectors", "selector", "managers", "querysets"} & set(words_of(stem)):
        return stem
    return ""
