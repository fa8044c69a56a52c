"""What a service of a compose file is told to start where its code is mounted: by itself, or by its image's own words."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from prodready.facts.documents import Dockerfile, Instruction, Stage, Text
from prodready.project.commands.background import ends
from prodready.project.commands.programs import SHELLS, shell_text, unwrap
from prodready.project.commands.runners.fragments import quote
from prodready.project.commands.shell import split
from prodready.project.containers.compose_reader import Service
from prodready.project.containers.launch import OF_THE_SYSTEM, package_of, targets
from prodready.project.containers.scripts import PROGRAM_FOLDERS
from prodready.project.snapshot import Snapshot

MAX_DEPTH = 3


def told(service: Service) -> list[str]:
    """What a service is told to run in place of what its image does: its command, and its entrypoint with what that is given."""
    entry, command = (body[0] if body is not None else None for body in (service.entrypoint, service.command))
    together = None if entry is None else f"{entry} {command or ''}".strip()
    return [text for text in (together, command) if text is not None]


def launches(text: str) -> bool:
    """Whether a text starts a program that serves or works, or code of Python."""
    return any(starts(words) for words in commands(text))


def starts(words: tuple[str, ...]) -> bool:
    """Whether one command does."""
    name = words[0].rpartition("/")[2]
    return bool(package_of(name) or name in OF_THE_SYSTEM or name.endswith(".py") or tuple(targets(words, {})))


def commands(text: str, depth: int = 0) -> Iterator[tuple[str, ...]]:
    """The commands of a text, and of those that it has a shell read."""
    for simple in split((text, 1)):
        words = tuple(unwrap(simple.words).words)
        name = words[0].rpartition("/")[2] if words else ""
        inner = shell_text(words[1:])[0] if name in SHELLS and depth < MAX_DEPTH else None
        if inner is not None:
            yield from commands(inner, depth + 1)
        elif words:
            yield words


def starts_mounted(snapshot: Snapshot, service: Service) -> bool:
    """Whether a service starts code that is mounted into it, itself or by a script that is mounted too."""
    texts = [*told(service), *_own(snapshot, service)]
    if any(map(launches, texts)):
        return True
    scripts = (lines for text in texts for words in commands(text) for lines in _scripts(snapshot, service, words))
    return any(starts(words) and not ends(" ".join(words)) for lines in scripts for words in commands(lines))


def stages_of(snapshot: Snapshot, service: Service) -> tuple[Stage, ...]:
    """The stage of a Dockerfile that a service is built of, after those that it is based on."""
    made = service.build
    document = snapshot.documents.get(made.dockerfile) if made is not None and made.dockerfile else None
    if made is None or not isinstance(document, Dockerfile) or not document.stages:
        return ()
    stages = {one.alias.lower(): one for one in reversed(document.stages) if one.alias}
    stage: Stage | None = stages.get(made.target.lower(), document.stages[-1])
    chain: list[Stage] = []
    while stage is not None and stage not in chain:
        chain.append(stage)
        stage = stages.get(stage.image.lower())
    return tuple(reversed(chain))


def _instructions(snapshot: Snapshot, service: Service) -> Iterator[Instruction]:
    return (each for stage in stages_of(snapshot, service) for each in stage.instructions)


def _own(snapshot: Snapshot, service: Service) -> Iterator[str]:
    """What the image that a service is built of starts, as far as the service leaves it to that."""
    written = {each.keyword: each for each in _instructions(snapshot, service)}  # of several the last one holds
    entry = written.get("ENTRYPOINT") if service.entrypoint is None else None
    command = written.get("CMD") if service.command is None and service.entrypoint is None else None
    given = [quote(each.argv) if each.argv is not None else each.value for each in (entry, command) if each]
    if given:
        yield " ".join((*given, service.command[0] if service.command is not None else ""))


def _scripts(snapshot: Snapshot, service: Service, words: tuple[str, ...]) -> Iterator[str]:
    """The script that a command runs, if it stands in what is mounted or is copied alone."""
    name = words[1] if words[0].rpartition("/")[2] in SHELLS and len(words) > 1 else words[0]
    places = (name,) if "/" in name else (name, *(f"{folder}/{name}" for folder in PROGRAM_FOLDERS))
    for place, source in _copied(snapshot, service):
        for each in places:
            below = each[len(place) :] if f"{each}/".startswith(f"{place}/") else None
            found = None if below is None else snapshot.documents.get(posixpath.normpath(f"{source}{below}"))
            if isinstance(found, Text):
                yield "\n".join(found.lines)
    for source, place in service.volumes:
        below = name.removeprefix(f"{place.rstrip('/')}/") if name.startswith("/") else name
        found = snapshot.documents.get(posixpath.normpath(posixpath.join(source, below)))
        if isinstance(found, Text) and not below.startswith("/"):
            yield "\n".join(found.lines)


def _copied(snapshot: Snapshot, service: Service) -> Iterator[tuple[str, str]]:
    """Where files and folders stand in the image that a service is built of, and which of the repository they are."""
    context = service.build.context if service.build is not None else None
    for each in _instructions(snapshot, service) if context is not None else ():
        words = each.argv or tuple(each.value.split())
        if each.keyword in ("COPY", "ADD") and len(words) > 1 and "from" not in dict(each.flags):
            *sources, place = words
            for source in sources:
                folder, _, name = source.rpartition("/")
                into = place.endswith("/") and "*" not in name
                kept = posixpath.join(context or "", (folder if "*" in name else source).lstrip("/"))
                yield posixpath.normpath(f"{place}{name}" if into else place), posixpath.normpath(kept)
