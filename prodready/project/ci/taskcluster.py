"""Taskcluster: the tasks of ``.taskcluster.yml``, and those of the kinds that taskgraph makes of ``taskcluster/``."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from msgspec.structs import replace

from prodready.facts.documents import Node, Scalar, Sequence, at, entries, items, text, walk
from prodready.project.ci.generic import at_line, quoted
from prodready.project.commands.steps import Body, Context, Pipeline, Step, bodies, exec_word, variables
from prodready.project.layout.repo import Repo

_ROOTS = (".taskcluster.yml", ".taskcluster.yaml")
_KIND = re.compile(r"taskcluster/(?:kinds|ci)/[^/]+/kind\.ya?ml")
_DEFAULTS = ("task-defaults", "job-defaults")
_TASKS = ("tasks", "jobs")
_CHECKOUT = re.compile(r"^\{checkout\}/?")


def pipelines(repo: Repo) -> Iterator[Pipeline]:
    """The root file, and the kinds where there is one."""
    if any(path in repo.snapshot.files for path in _ROOTS):
        for path in repo.snapshot.files:
            found = repo.document(path) if path in _ROOTS or _KIND.fullmatch(path) else None
            if found is not None:
                yield Pipeline("Taskcluster", path, problem=found.problem)


def steps(repo: Repo, pipeline: Pipeline) -> Iterator[Step]:
    """What the file runs."""
    document = repo.document(pipeline.path)
    root = document.root if document else None
    context = Context(pipeline.path, pipeline.host)
    yield from _root(root, context) if pipeline.path in _ROOTS else _kind(root, context)


def _root(root: Node | None, context: Context) -> Iterator[Step]:
    """Every ``payload.command``, at whatever depth of conditions it stands."""
    for _, node in walk(at(root, "tasks")):
        payload = at(node, "payload")
        name = text(at(node, "metadata", "name"))
        found = tuple(_bodies(at(payload, "command")))
        if found:
            yield Step(found, replace(context.with_env(*variables(at(payload, "env"))), job=name))


def _kind(root: Node | None, context: Context) -> Iterator[Step]:
    """Every task with what the defaults of its kind add."""
    defaults = next((found for key in _DEFAULTS if (found := at(root, key)) is not None), None)
    for key in _TASKS:
        for entry in entries(at(root, key)):
            run, usual = at(entry.value, "run"), at(defaults, "run")
            folder = _CHECKOUT.sub("", text(at(run, "cwd")) or text(at(usual, "cwd")))
            inner = context.with_env(
                *variables(at(defaults, "worker", "env")), *variables(at(entry.value, "worker", "env"))
            )
            given = tuple(_bodies(at(run, "command") or at(usual, "command")))
            if given:
                yield Step(given, replace(inner, job=entry.key, directory=posixpath.normpath(folder) if folder else ""))


def _bodies(node: Node | None) -> Iterator[Body]:
    """A line of shell, the words of one command, or a list of such lists."""
    if isinstance(node, Sequence) and any(isinstance(item, Sequence) for item in node.items):
        for item in node.items:
            yield from _bodies(item)
    elif isinstance(node, Sequence):
        yield quoted(tuple(exec_word(item) for item in items(node))), at_line(node.items[0] if node.items else node)
    elif isinstance(node, Scalar):
        yield from bodies(node)
