"""What compose files start on a developer's own machine, and the images that nothing else is known to use."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

from prodready.facts.documents import Dockerfile, EnvFile, Text
from prodready.facts.files import Role
from prodready.project.containers.compose import Compose, Service
from prodready.project.containers.development import by_text
from prodready.project.deployment.images import Image
from prodready.project.deployment.stacks import Deployment
from prodready.project.snapshot import Snapshot

_DEVELOPER = re.compile(r"(?:^|[._/-])(?:dev|devel|develop|development|local)(?:[._-]|$)", re.I)
_SWITCH = re.compile(r"(?:^|_)DEBUG$")
_PLACE = re.compile(r"(?:^|_)ENV(?:IRONMENT)?$")
_DEVELOPMENT = re.compile(r"(?:dev|develop|development|local)\Z", re.I)
_ON = frozenset({"1", "true", "yes", "on"})
_SETTINGS = re.compile(r"(?:^|\.)(?:dev|develop|development|local)\Z")
_SAMPLES = tuple(f"{mark}{word}" for mark in ".-_" for word in ("example", "sample", "template", "dist", "default"))
"""Ends of the names of files that are kept in the place of one that everybody fills in (``.env.example``)."""
_OPTION = re.compile(r"(?:^|\s)--?(?:dev|development)(?:\s|$)")
_OTHER = re.compile(r"[._-](?:ci|prod|production|release|deploy)\Z", re.I)
"""Ends of the names of the Dockerfile that is built beside one for a developer (``Dockerfile.ci``)."""
_WEB = re.compile(r"^\s*web:\s*(\S.*)$")


def is_own(snapshot: Snapshot, service: Service) -> bool:
    """Whether a service is a developer's own: the code is mounted into it and debugging is on, also in the example of
    its variables, or it is started with ``--development`` or built for a target that is named so, or its environment comes
    from a file that is."""
    if any(_DEVELOPER.search(posixpath.basename(path)) for path in service.env_files):
        return True
    if not mounts_code(snapshot, service):
        return False
    words = " ".join(body[0] for body in (service.entrypoint, service.command) if body)
    aimed = service.build is not None and bool(_DEVELOPER.search(service.build.target))
    return (
        aimed
        or bool(_OPTION.search(words))
        or any(_is_on(name, value) for name, value in _environment(snapshot, service))
    )


def stays_own(snapshot: Snapshot, deployment: Deployment, service: Service) -> bool:
    """Whether a service is a developer's own in every stack that it is part of, not only where an override makes it so."""
    place = (service.path, service.line)
    everywhere = (app.service for stack in deployment.stacks for app in stack.apps)
    return all(is_own(snapshot, one) for one in everywhere if (one.path, one.line) == place)


def mounts_code(snapshot: Snapshot, service: Service) -> bool:
    """Whether a folder of Python code is mounted into a service."""
    sources = [source for source, _ in service.volumes if source not in snapshot.files]
    return any(not source or path.startswith(f"{source}/") for source in sources for path in snapshot.modules)


def _environment(snapshot: Snapshot, service: Service) -> Iterator[tuple[str, str]]:
    """The variables of a service; those that it is given itself go before those of its files."""
    given = dict(service.environment)
    for path in service.env_files:
        found = next((each for one in _kept(path) if isinstance(each := snapshot.documents.get(one), EnvFile)), None)
        if found is not None:
            named = ((one.name, one.value) for one in found.variables if not one.commented)
            yield from (item for item in named if item[0] not in given)
    yield from given.items()


def _kept(path: str) -> Iterator[str]:
    """A file of variables, and what may stand for it in the repository."""
    folder, name = posixpath.split(path)
    names = (name, *(f"{each}{end}" for each in (name, name.lstrip(".")) for end in _SAMPLES))
    return (posixpath.join(folder, each) for each in names)


def _is_on(name: str, value: str) -> bool:
    if name == "DJANGO_SETTINGS_MODULE":
        return bool(_SETTINGS.search(value.strip("\"'")))
    if _SWITCH.search(name):
        return value.strip("\"'").lower() in _ON
    return bool(_PLACE.search(name) and _DEVELOPMENT.match(value.strip("\"'")))


def keeps_to_developers(snapshot: Snapshot, compose: Compose, image: Image) -> bool:
    """Whether an image is a developer's own: every service of a compose file that builds it is one and nobody else builds it;
    or nobody but such services, or such as mount the code, builds it where what is deployed is started otherwise."""
    users = _only_users(compose, image)
    if users is None:
        return False
    if users and all(_builds_own(snapshot, service, image) for service in users):
        return True
    mounted = all(is_own(snapshot, service) or mounts_code(snapshot, service) for service in users)
    return mounted and starts_otherwise(snapshot, image.path)


def is_built_by_developers(snapshot: Snapshot, compose: Compose, image: Image) -> bool:
    """Whether services of a developer's own build an image, and nobody else does."""
    users = _only_users(compose, image)
    return bool(users) and all(_builds_own(snapshot, service, image) for service in users or ())


def _builds_own(snapshot: Snapshot, service: Service, image: Image) -> bool:
    """Whether a service is a developer's own and does not build a stage of its own beside the image."""
    target = service.build.target if service.build is not None else ""
    return is_own(snapshot, service) and (target == image.target or not _DEVELOPER.search(target))


def _only_users(compose: Compose, image: Image) -> list[Service] | None:
    """The services of compose files that build an image; None if others build it too, or what they build is published."""
    users = [
        service
        for stack in compose.stacks
        for service in stack.services
        if service.build is not None and service.build.dockerfile == image.path and not is_trial(compose, service.path)
    ]
    places = {(service.build.path, service.build.line) for service in users if service.build is not None}
    if any(_is_published(service.image) for service in users):
        return None
    if any((place.path, place.line) not in places and not is_trial(compose, place.path) for place in image.places):
        return None
    return users


def _is_published(image: str) -> bool:
    """Whether the name of an image holds a registry or its owner, also by a variable, so that what is built can be pushed."""
    return "/" in image or image.startswith("$")


def is_trial(compose: Compose, path: str) -> bool:
    """Whether a path is that of a compose file for tests."""
    file = compose.file(path)
    return file is not None and file.trial


def starts_otherwise(snapshot: Snapshot, path: str) -> bool:
    """Whether another Dockerfile beside one is named for production, or a Procfile above it names the server that is deployed."""
    folder, name = posixpath.split(path)
    beside = (found for found, _ in snapshot.of(Dockerfile) if posixpath.dirname(found) == folder)
    if not _OTHER.search(name) and any(_OTHER.search(found) for found in beside):
        return True
    return any(_serves(snapshot, found) for found in _above(folder))


def _above(folder: str) -> Iterable[str]:
    folders = [folder]
    while folders[-1]:
        folders.append(posixpath.dirname(folders[-1]))
    return (posixpath.join(each, "Procfile") for each in folders)


def _serves(snapshot: Snapshot, path: str) -> bool:
    found = snapshot.documents.get(path)
    if not isinstance(found, Text) or snapshot.role(path) in (Role.TEST, Role.DOCS, Role.TEMPLATE):
        return False
    commands = (match[1] for line in found.lines if (match := _WEB.match(line)))
    return any(not by_text(command) for command in commands)
