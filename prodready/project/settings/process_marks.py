"""Variables by which a compose file tells one of several processes of the same code what it is."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from prodready.project.containers.compose import Compose, Service

_ON = frozenset({"1", "true", "yes", "on"})


def process_marks(compose: Compose) -> frozenset[str]:
    """The switches that one service alone has on of those that run the same image (``IS_WORKER: "true"``)."""
    return frozenset(name for file in compose.files for name in _marks(file.services))


def _marks(services: tuple[Service, ...]) -> Iterator[str]:
    groups: dict[Hashable, list[Service]] = {}
    for service in services:
        built = service.build and (service.build.context, service.build.dockerfile, service.build.target)
        groups.setdefault(built or service.image, []).append(service)
    for group in groups.values():
        names = [name for service in group for name, _ in service.environment]
        for service in group if len(group) > 1 else ():
            yield from (name for name, value in service.environment if value.lower() in _ON and names.count(name) == 1)
