"""Compose files: services with ``extends``, ``include`` and overrides put together, and which files start together."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from prodready.api import Evidence, fact
from prodready.facts.documents import Document, EnvFile, Mapping, Node, Text, at, entries
from prodready.facts.files import Role
from prodready.project.ci.pipelines import Ci, Documented
from prodready.project.commands.programs import Command
from prodready.project.commands.runners.container import COMPOSE_NAMES, compose_files
from prodready.project.containers.compose_reader import Build, ComposeFile, Reader, Service, is_aside, is_trial, merge
from prodready.project.snapshot import Snapshot

__all__ = ["Build", "Compose", "ComposeFile", "Service", "Stack", "compose", "is_aside", "is_trial", "merge"]

MAX_STACKS = 60
MAX_PAIRS = 12
_NAME = re.compile(r"(^|[/._-])(docker-?)?compose([._-][^/]*)?\.(ya?ml)(\.[\w-]+)?$", re.IGNORECASE)
_OVERRIDE = re.compile(r"(?<=compose)\.override\.ya?ml$")
_ENDINGS = ("yml", "yaml", "sample", "example", "dist")
_LAST = re.compile(r"(^|/)(\.devcontainer|docs?|examples?|samples?|demos?)/")


Choice = tuple[tuple[str, ...], Evidence | None]
_FILES = re.compile(r"(?:\s-f|\s--file)[ \t=]+[\"']?([\w./-]+\.ya?ml)\b")
_HOME = re.compile(r"\s--project-directory[ \t=]+[\"']?([\w./-]+)")


class Stack(msgspec.Struct, frozen=True):
    """Services that one command starts: the files in order, and the command if one is written down."""

    files: tuple[str, ...]
    services: tuple[Service, ...]
    started_by: Evidence | None = None

    def service(self, name: str) -> Service | None:
        """The service ``name``."""
        return next((one for one in self.services if one.name == name), None)

    @property
    def finished(self) -> frozenset[str]:
        """The services that have to end before others start: they prepare something, and serve nothing."""
        return frozenset(name for one in self.services for name in one.outlasts)


class Compose(msgspec.Struct, frozen=True):
    """All compose files, and the stacks that can be started from them, the most usual one first."""

    files: tuple[ComposeFile, ...] = ()
    stacks: tuple[Stack, ...] = ()

    def file(self, path: str) -> ComposeFile | None:
        """The file at ``path``."""
        return next((one for one in self.files if one.path == path), None)


@fact
def compose(snapshot: Snapshot, ci: Ci, documented: Documented) -> Compose:
    """Read every compose file; put those together that default names or written commands start together."""
    reader = Reader(snapshot)
    reader.homes.update(_homes(reader))
    named = (name for names, _ in _by_variable(reader) for name in names)
    told = (name for name in named if (document := snapshot.document(name)) and entries(document.at("services")))
    files = tuple(reader.file(path) for path in dict.fromkeys((*_paths(snapshot), *told)))
    commands = [one for one in (*documented.commands, *ci.commands) if _is_compose(one)]
    placed = _placed({one.path for one in files}, (*documented.commands, *ci.commands))
    return Compose(files, tuple(_stacks(reader, files, commands, placed)))


def _paths(snapshot: Snapshot) -> Iterator[str]:
    """Files named for compose, and other YAML files whose every service has an image, a build or an extension."""
    for path, document in snapshot.of(Document):
        if snapshot.role(path) is Role.VENDORED or not path.lower().endswith(_ENDINGS):
            continue
        services = entries(document.at("services"))
        named = is_compose_file(path)
        old = named and not services and any(_is_service(entry.value) for entry in entries(document.root))
        plain = services and all(_is_service(entry.value) for entry in services) and ".github/" not in path
        joined = services and ".override." in path
        if plain or old or joined or (named and (services or document.at("include") is not None or document.problem)):
            yield path


def is_compose_file(path: str) -> bool:
    """Whether the name says that compose reads it."""
    return _NAME.search(path) is not None


def _is_service(node: Node) -> bool:
    return isinstance(node, Mapping) and any(at(node, key) is not None for key in ("image", "build", "extends"))


def _is_compose(command: Command) -> bool:
    if command.program in ("docker-compose", "podman-compose"):
        return "up" in command.args or "start" in command.args
    return command.args[:1] == ("compose",) and "up" in command.args


def _stacks(
    reader: Reader, files: tuple[ComposeFile, ...], commands: Iterable[Command], placed: Iterable[Choice]
) -> Iterator[Stack]:
    """Files that start together: by default names, by overrides, by written commands; then each by itself."""
    seen: set[tuple[str, ...]] = set()
    known = {one.path for one in files}
    written = (*_written(reader, commands), *_by_variable(reader), *placed)
    for names, place in (*_usual(files), *written, *_families(files), *_scripted(reader, files)):
        chosen = tuple(dict.fromkeys(name for name in names if name in known))
        if chosen and chosen not in seen and len(seen) < MAX_STACKS:
            seen.add(chosen)
            yield Stack(chosen, _together(reader, chosen, reader.home(names[0])), place)


def _usual(files: tuple[ComposeFile, ...]) -> Iterator[Choice]:
    """Default names with their overrides, the shallowest first; then every other file alone."""
    paths = {one.path for one in files}
    ordered = sorted(paths, key=_rank)
    for path in ordered:
        stem = path.rpartition(".")[0]
        overrides = [name for name in (f"{stem}.override.yml", f"{stem}.override.yaml") if name in paths]
        if overrides and posixpath.basename(path) in COMPOSE_NAMES:
            yield (path, *overrides), None
    yield from (((path,), None) for path in ordered)


def _rank(path: str) -> tuple[bool, bool, int, str]:
    return bool(_LAST.search(path)), posixpath.basename(path) not in COMPOSE_NAMES, path.count("/"), path


def _scripted(reader: Reader, files: tuple[ComposeFile, ...]) -> Iterator[Choice]:
    """A script that puts the files together from a table or from options of its own."""
    serious = [one.path for one in files if not one.trial]
    for path, found in reader.snapshot.of(Text):
        if not found.lines or not (found.lines[0].startswith("#!") or path.endswith((".sh", "akefile", "ustfile"))):
            continue
        body = "\n".join(line for line in found.lines if not line.lstrip().startswith(("#", "echo")))
        if "compose" not in body or not re.search(r"\bup\b", body):
            continue
        for line in body.replace("\\\n", " ").splitlines():
            beside = tuple(_beside(path, name) for name in _FILES.findall(line))
            listed = tuple(one for one in beside if one in serious)
            if "compose" in line and len(listed) > 1:
                begun = (at for at, one in enumerate(found.lines, 1) if "compose" in one and _FILES.search(one))
                yield (*beside[:1], *listed), Evidence(path, next(begun, 1), "starts them together")
        named = tuple(one for one in serious if one in body)
        if len(named) > 1:
            yield named, Evidence(path, 1, "starts them together")


def _beside(path: str, name: str) -> str:
    """What a path means in the folder of a file."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), name))


def _written(reader: Reader, commands: Iterable[Command]) -> Iterator[Choice]:
    """What documented commands and CI start with several files."""
    for command in commands:
        found = compose_files(reader.repo, command)
        if len(found) > 1:
            yield found, Evidence(command.path, command.line, command.raw)


def _homes(reader: Reader) -> Iterator[tuple[str, str]]:
    """The first files that scripts and documented commands have compose read with the paths in it taken from another folder
    (``--project-directory .``), with that folder."""
    for path, found in reader.snapshot.of(Text):
        for line in found.lines:
            folder, named = _HOME.search(line), _FILES.findall(line)
            if folder and named and "compose" in line:
                first, home = (_beside(path, name) for name in (named[0], folder[1]))
                if home in reader.repo.directories or home == ".":
                    yield first, "" if home == "." else home


def _placed(paths: set[str], commands: Iterable[Command]) -> Iterator[Choice]:
    """A file that a written command copies or links to where compose looks for an override (``cp dev.yml
    docker-compose.override.yml``), with the file that it then overrides."""
    for command in commands:
        override = _OVERRIDE.search(command.words[-1]) if command.program in ("cp", "ln", "mv") else None
        if override is None:
            continue
        source, target = (posixpath.normpath(posixpath.join(command.directory, word)) for word in command.words[-2:])
        source = source if source in paths else posixpath.join(posixpath.dirname(target), posixpath.basename(source))
        first = [f"{target[: -len(override[0])]}.{ending}" for ending in ("yml", "yaml")]
        over = next((name for name in first if name in paths), "")
        if over and source in paths:
            yield (over, source), Evidence(command.path, command.line, command.raw)


def _by_variable(reader: Reader) -> Iterator[Choice]:
    """What ``COMPOSE_FILE`` of an environment file, or of an example of one, puts together."""
    for path, found in reader.snapshot.of(EnvFile):
        for variable in found.variables:
            if variable.name == "COMPOSE_FILE" and not variable.commented:
                names = re.split(r"[:;]", variable.value)
                folder = posixpath.dirname(path)
                joined = tuple(posixpath.normpath(posixpath.join(folder, name)) for name in names)
                yield joined, Evidence(path, variable.line, "COMPOSE_FILE puts them together")


def _families(files: tuple[ComposeFile, ...]) -> Iterator[Choice]:
    """``include`` of other files."""
    for one in files:
        if one.included:
            yield (*one.included, one.path), None


def _leads_somewhere(own: Service, laid: Service) -> bool:
    """Whether the paths of a service resolve from its own file, unless only those from the first file do."""
    if own.build is not None and laid.build is not None and not own.build.dockerfile:
        return not laid.build.dockerfile
    return bool(own.build or own.volumes) or not laid.volumes


def _together(reader: Reader, paths: tuple[str, ...], home: str) -> tuple[Service, ...]:
    """The services of files; those whose own paths lead nowhere have them taken from the folder ``home`` of the first one, which
    may hold no service."""
    merged: dict[str, Service] = {}
    pending = list(paths)
    for path in pending[:MAX_PAIRS]:
        file = reader.file(path)
        pending.extend(name for name in file.included if name not in pending)
        laid = reader.file(path, home)
        for own, over in zip(file.services, laid.services, strict=True):
            service = own if _leads_somewhere(own, over) else over
            first = merged.get(service.name)
            together = replace(merge(first, service), path=first.path, line=first.line) if first else service
            merged[service.name] = together
    return tuple(merged.values())
