"""Lefthook's hooks: the jobs, those in groups too, and the commands and scripts of a hook that is run by its name."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from prodready.facts.documents import Node, at, entries, items, text
from prodready.project.commands.programs import Command
from prodready.project.commands.runners.fragments import Fragment, options, script
from prodready.project.commands.steps import bodies, variables
from prodready.project.layout.repo import Repo

_FILES = ("lefthook.yml", ".lefthook.yml", "lefthook.yaml", ".lefthook.yaml", ".config/lefthook.yml")
_NAMED = ("--commands", "--command", "--jobs", "--job")
_VALUES = frozenset({*_NAMED, "--file", "--files-from-stdin", "--tag", "--exclude"})
_MAX_GROUPS = 8


def lefthook(repo: Repo, command: Command) -> tuple[Fragment, ...]:
    """What ``lefthook run ci`` runs of ``ci``; with ``--jobs tests,types`` those only."""
    given, words = options(command.args, _VALUES)
    path = repo.upward(command.directory, *_FILES)
    document = repo.document(path)
    if document is None or len(words) < 2 or words[0] != "run":
        return ()
    wanted = frozenset(name for option in _NAMED for name in (given.get(option) or "").split(",") if name)
    hook = document.at(words[1])
    folder = posixpath.dirname(path).removesuffix(".config").rstrip("/")
    found = list(_jobs(hook, path, folder, wanted, 0))
    for entry in entries(at(hook, "commands")):
        found.extend(_job(entry.value, path, folder) if not wanted or entry.key in wanted else ())
    for entry in entries(at(hook, "scripts")) if not wanted else ():
        for place in (".lefthook", "lefthook"):
            found.extend(script(repo, command, f"{place}/{words[1]}/{entry.key}", ()))
    return tuple(found)


def _jobs(hook: Node | None, path: str, folder: str, wanted: frozenset[str], depth: int) -> Iterator[Fragment]:
    for job in items(at(hook, "jobs")) if depth < _MAX_GROUPS else ():
        group = at(job, "group")
        if group is not None and not _skipped(job):
            yield from _jobs(group, path, _below(folder, job), wanted, depth + 1)
        elif not wanted or text(at(job, "name")) in wanted:
            yield from _job(job, path, folder)


def _job(job: Node | None, path: str, folder: str) -> Iterator[Fragment]:
    written = bodies(at(job, "run"))
    if written and not _skipped(job):
        yield Fragment(written, path, _below(folder, job), variables(at(job, "env")))


def _below(folder: str, job: Node | None) -> str:
    """The folder that a job runs in: its ``root`` below that of the configuration."""
    place = posixpath.normpath(posixpath.join(folder, text(at(job, "root")) or "."))
    return "" if place == "." else place


def _skipped(job: Node | None) -> bool:
    return text(at(job, "skip")) == "true"
