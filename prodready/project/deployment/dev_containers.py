"""Dev containers that start the application when somebody opens them, and the databases that they bring."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.documents import Document, Mapping, Node, at, entries, items, text
from prodready.project.commands.programs import program, unwrap
from prodready.project.commands.shell import split
from prodready.project.containers.compose import Compose
from prodready.project.containers.launch import PACKAGES, targets
from prodready.project.deployment.image_names import bare
from prodready.project.deployment.manifests import Manifest
from prodready.project.deployment.servers import database
from prodready.project.services.kind import Services
from prodready.project.snapshot import Snapshot

_PATH = re.compile(r"(?:^|/)\.devcontainer(?:/(?:[^/]+/)?devcontainer)?\.json$")
_STARTS = ("postStartCommand", "postAttachCommand")
"""What runs whenever the container is started or opened."""
_PREPARES = frozenset(
    {"migrate", "db", "shell", "init", "routes", "check", "createsuperuser", "collectstatic", "--version"}
)
"""Commands of server programs and of ``manage.py`` that start no server."""


class DevContainers(msgspec.Struct, frozen=True):
    """The dev containers that start the application."""

    found: tuple[Manifest, ...] = ()


@fact
def dev_containers(snapshot: Snapshot, services: Services, compose: Compose) -> DevContainers:
    """Read the commands of every dev container."""
    made = {posixpath.basename(path) for path in services.modules(snapshot)}
    return DevContainers(tuple(_containers(snapshot, compose, frozenset(made | {"manage.py"}))))


def _containers(snapshot: Snapshot, compose: Compose, files: frozenset[str]) -> Iterator[Manifest]:
    for path, document in snapshot.of(Document):
        if _PATH.search(path):
            apps = tuple(
                Evidence(path, line, f"{name} starts the application")
                for name in _STARTS
                for command, line in _commands(document.at(name))
                if _serves(command, files)
            )
            if apps:
                yield Manifest("dev container", posixpath.dirname(path), apps, tuple(_servers(path, document, compose)))


def _commands(node: Node | None) -> Iterator[tuple[str, int]]:
    """A command in one text, in words, or several under names."""
    if isinstance(node, Mapping):
        for entry in entries(node):
            yield from _commands(entry.value)
    elif items(node):
        yield " ".join(map(text, items(node))), node.line if node else 0


def _serves(command: str, files: frozenset[str]) -> bool:
    """Whether one part of a command line starts a server program, or a file that makes the application."""
    for simple in split((command, 1)):
        words = tuple(unwrap(simple.words).words)
        if words and not _PREPARES & set(words):
            started = {posixpath.basename(target.name) for target in targets(words, {}) if target.kind == "file"}
            if program(words[0]) in PACKAGES or (words[1:2] == ("-m",) and words[2:3] and words[2] in PACKAGES):
                return True
            if started & files:
                return True
    return False


def _servers(path: str, document: Document, compose: Compose) -> Iterator[tuple[str, Evidence]]:
    folder = posixpath.dirname(path)
    for item in items(at(document.root, "dockerComposeFile")):
        file = compose.file(posixpath.normpath(posixpath.join(folder, text(item))))
        for service in file.services if file is not None else ():
            if kind := database(bare(service.image)):
                yield kind, service.evidence
