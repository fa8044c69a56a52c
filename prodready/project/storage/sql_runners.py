"""What runs the files of migrations: a program, code that names their folder, or a module that goes through them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from prodready.api import Evidence
from prodready.facts.documents import Text
from prodready.facts.files import Role
from prodready.facts.python import Const, Module, Seq, last_word
from prodready.project.containers.compose import Compose
from prodready.project.snapshot import Snapshot

EXCLUDED = frozenset({Role.TEST, Role.DOCS, Role.VENDORED, Role.TEMPLATE})
"""Roles of files in which no migration of the service stands."""
_MIGRATOR_IMAGE = re.compile(r"(?:^|/)(?:migrate/migrate|dbmate|flyway|liquibase|goose|sqitch|atlas)(?:[:@]|$)")
_MIGRATOR_COMMAND = re.compile(
    r"(?:^|[\s@;&|\"'`])(?:migrate\s.*-(?:path|source)\b|goose\s.*\bup\b|dbmate\s.*\b(?:up|migrate)\b|flyway\s.*\bmigrate\b"
    r"|liquibase\s.*\bupdate\b)"
)
_GOES_THROUGH = "goes through the migrations"
_LOOP = re.compile(r"^\s*for\s+\w+\s+in\s.*\*\.sql\b|^[^#]*\b(?:find|ls)\s.*\*\.sql\b")
_CLIENT = re.compile(r"\b(?:psql|mysql|mariadb|sqlite3|sqlcmd|clickhouse-client)\s")
_LISTS = frozenset({"glob", "rglob", "iglob", "listdir", "scandir", "walk", "iterdir", "iter_modules"})
_LOADS = frozenset({"import_module", "__import__", "spec_from_file_location", "run_path", "run_module"})


def kept(snapshot: Snapshot) -> Iterator[tuple[str, Module]]:
    """The modules in which a migration, or what runs it, may stand."""
    return ((path, module) for path, module in snapshot.modules.items() if snapshot.role(path) not in EXCLUDED)


def programs(snapshot: Snapshot, compose: Compose) -> Iterator[Evidence]:
    """Where a program that applies numbered SQL is started."""
    for file in compose.files:
        for service in file.services:
            if _MIGRATOR_IMAGE.search(service.image) and not file.trial:
                yield Evidence(service.path, service.line, "starts a migrating program")
    for path, listing in snapshot.of(Text):
        if snapshot.role(path) not in EXCLUDED:
            for number, line in enumerate(listing.lines, 1):
                if _MIGRATOR_COMMAND.search(line):
                    yield Evidence(path, number, "applies the migrations")
            yield from _own_loop(path, listing)


def command_lists(snapshot: Snapshot, program: str, action: str) -> Iterator[Evidence]:
    """Where code spells out the words of a command that applies migrations (``["liquibase", url, "update"]``)."""
    for path, module in kept(snapshot):
        bound = (item.value for item in module.assigns)
        given = (value for call in module.calls for value in call.arguments)
        for value in (*bound, *given):
            if not isinstance(value, Seq):
                continue
            words = [str(item.value) for item in value.items if isinstance(item, Const)]
            if words and posixpath.basename(words[0]) == program and action in words:
                yield Evidence(path, value.line, "applies the migrations")


def _own_loop(path: str, listing: Text) -> Iterator[Evidence]:
    """A shell script for migrations that goes through SQL files and hands them to the client of a database."""
    lines = enumerate(listing.lines, 1)
    loop = next((number for number, line in lines if _LOOP.search(line)), 0) if path.endswith((".sh", ".bash")) else 0
    migrates = loop and ("migrat" in path or any("migrat" in line for line in listing.lines))
    if migrates and any(_CLIENT.search(line) for line in listing.lines):
        yield Evidence(path, loop, "applies the migrations")


def reads_folder(snapshot: Snapshot, folder: str) -> Iterator[Evidence]:
    """Where code names the folder of the migrations: in a call, or in what it assigns (``migrations_directory``)."""
    for path, module in kept(snapshot):
        named = (each for each in module.assigns if "director" in each.target or "path" in each.target)
        lines = [call.line for call in module.calls if any(folder in str(read) for read in call.args[:3])]
        lines += [each.line for each in named if folder in str(each.value)]
        yield from (Evidence(path, line, _GOES_THROUGH) for line in [*_lists_sql(module), *lines][:1] if lines)


def lists_below(snapshot: Snapshot, revision: str) -> Iterator[Evidence]:
    """Where a module in a folder of migrations round a revision goes through the SQL files below it."""
    for path, module in kept(snapshot):
        if "migrat" in path and revision.startswith(f"{posixpath.dirname(path)}/"):
            yield from (Evidence(path, line, _GOES_THROUGH) for line in _lists_sql(module)[:1])


def _lists_sql(module: Module) -> list[int]:
    return [
        call.line
        for call in module.calls
        if last_word(call.name) in ("glob", "rglob", "iglob", "endswith")
        and any(isinstance(arg, Const) and str(arg.value).endswith(".sql") for arg in call.args)
    ]


def loads_migrations(snapshot: Snapshot, revisions: frozenset[str]) -> Evidence | None:
    """Where a module beside the ``revisions`` lists the files of migrations and loads each by its name."""
    for path, module in kept(snapshot):
        last = {last_word(call.name) for call in module.calls}
        if path in revisions or last.isdisjoint(_LISTS) or last.isdisjoint(_LOADS):
            continue
        texts = (item for call in module.calls for item in (*call.args, *dict(call.kwargs).values()))
        if any(isinstance(item, Const) and "migrat" in str(item.value).lower() for item in texts):
            line = next(call.line for call in module.calls if last_word(call.name) in _LOADS)
            return Evidence(path, line, "loads the migrations")
    return None
