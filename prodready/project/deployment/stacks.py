"""Which services of compose files are the application, and which stacks bring it up with what it needs."""

from __future__ import annotations

import functools
import posixpath
import re
from collections.abc import Iterable, Iterator

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.documents import Dockerfile
from prodready.facts.files import Role
from prodready.project.containers.compose import Compose, Service, Stack
from prodready.project.containers.launch import Target, targets
from prodready.project.containers.starts import is_plain
from prodready.project.deployment.duties import IDLE, duty, idle_body
from prodready.project.deployment.image_names import ImageNames, bare
from prodready.project.deployment.images import Image, Images
from prodready.project.deployment.servers import Need, addressed, created, database, is_tool, keeps_to_a_file, need
from prodready.project.deployment.told import commands, launches, stages_of, starts_mounted, told
from prodready.project.services.kind import Services
from prodready.project.snapshot import Snapshot

__all__ = ["AppService", "Deployed", "Deployment", "Need", "need"]


class AppService(msgspec.Struct, frozen=True):
    """A service that is the application; ``images`` are those that it is built of in this repository."""

    service: Service
    how: str
    images: tuple[Image, ...] = ()

    @property
    def evidence(self) -> Evidence:
        """Where it is defined; where it is built, if another file says that."""
        service, made = self.service, self.service.build
        elsewhere = made is not None and made.path not in ("", service.path) and self.how.startswith("built")
        path, line = (made.path, made.line) if made is not None and elsewhere else (service.path, service.line)
        return Evidence(path, line, f"{service.name}: {self.how}")

    @property
    def broken(self) -> bool:
        """Whether what it is told to start is not in its image."""
        told = {
            (path, body[1])
            for path, body in (
                (self.service.entrypoint_path, self.service.entrypoint),
                (self.service.command_path, self.service.command),
            )
            if body
        }
        starts = [found for image in self.images for start, found in image.starts if (start.path, start.line) in told]
        return bool(starts) and all(found.problems for found in starts)


class Deployed(msgspec.Struct, frozen=True):
    """A stack with its application services and the databases that it brings."""

    stack: Stack
    apps: tuple[AppService, ...]
    servers: tuple[tuple[str, Service], ...]
    trial: bool = False

    @property
    def databases(self) -> frozenset[str]:
        """The database servers that it brings."""
        return frozenset(kind for kind, _ in self.servers)

    def meets(self, need: Need) -> bool:
        """Whether it starts the application with the database that it needs, or tells it to keep to a file."""
        told = any(keeps_to_a_file(app.service) for app in self.apps)
        return bool(self.apps) and (told or need.met_by(self.databases))


class Deployment(msgspec.Struct, frozen=True):
    """All stacks; ``misses`` are services that would be the application if something were not wrong with them."""

    stacks: tuple[Deployed, ...] = ()
    misses: tuple[Evidence, ...] = ()

    @property
    def services(self) -> tuple[AppService, ...]:
        """Each application service once, in stacks that are not for tests."""
        found: dict[tuple[str, int], AppService] = {}
        for stack in self.stacks:
            for app in () if stack.trial else stack.apps:
                found.setdefault((app.service.path, app.service.line), app)
        return tuple(found.values())


@fact
def deployment(
    snapshot: Snapshot, services: Services, compose: Compose, images: Images, names: ImageNames
) -> Deployment:
    """Tell the application's services from those behind it."""
    reader = _Reader(snapshot, services, images, names)
    found = []
    for stack in compose.stacks:
        trial = all(one.trial for one in (compose.file(path) for path in stack.files) if one)
        apps = reader.applications(stack.services)
        named = {app.service.name for app in apps}
        servers = tuple(
            (kind, one)
            for one in stack.services
            if (kind := reader.server(one) or ("" if one.name in named else addressed(one, stack.services)))
        )
        found.append(Deployed(stack, apps, servers, trial))
    misses = sorted(reader.misses, key=lambda miss: miss[0])  # services that have the code first
    return Deployment(tuple(found), tuple(dict.fromkeys(place for _, place in misses)))


class _Reader(msgspec.Struct, dict=True):
    snapshot: Snapshot
    services: Services
    images: Images
    names: ImageNames
    misses: list[tuple[bool, Evidence]] = msgspec.field(default_factory=list)

    @functools.cached_property
    def wanted(self) -> tuple[str, ...]:
        """The files that an image of the application holds."""
        return self.services.modules(self.snapshot)

    def applications(self, services: Iterable[Service]) -> tuple[AppService, ...]:
        """The services that are the application, with those of an image that another one starts it from."""
        each = [(service, self.application(service)) for service in services]
        shared = {app.service.image for _, app in each if app and app.service.image and app.service.build is None}
        return tuple(
            app or AppService(service, f"image {service.image}")
            for service, app in each
            if app or (service.image in shared and self._may_share(service))
        )

    def _may_share(self, service: Service) -> bool:
        """Whether a service runs an image that it does not build for what the image is made for."""
        return service.build is None and not self._stores(service) and not duty(service)

    def application(self, service: Service) -> AppService | None:
        """The service as the application, if it is."""
        if service.dangling:
            self._miss(service, f"extends {service.dangling}, which does not exist")
            return None
        if why := duty(service) or self._beside(service) or self._lacks_stage(service):
            self._miss(service, why)
            return None
        found = self._built(service) or self._named(service) or self._mounted(service) or self._starting(service)
        if found is None and service.build is not None and self._shows(service):
            self._miss(service, "has the code mounted, and starts nothing that is known of it")
        return found

    def _miss(self, service: Service, why: str) -> None:
        own = service.build or self.names.own(service.image) or (idle_body(service) and self._shows(service))
        if own and not database(service.image):
            path, line = (why == IDLE and idle_body(service)) or (service.path, service.line)
            self.misses.append((not self._shows(service), Evidence(path, line, f"service {service.name} {why}")))

    def _shows(self, service: Service) -> bool:
        """Whether files of the application are mounted into a service."""
        return any(
            source in ("", path) or path.startswith(f"{source}/")
            for source, _ in service.volumes
            for path in self.wanted
        )

    def _built(self, service: Service) -> AppService | None:
        made = service.build
        if made is None:
            return None
        if made.inline:
            return AppService(service, "built from an inline Dockerfile")
        if made.context is None or not made.dockerfile:
            self._miss(service, "is built from a path without a Dockerfile")
            return None
        found = self.images.of(made.dockerfile)
        known = made.target and "$" not in made.target
        aimed = tuple(one for one in found if one.target == made.target) if known else found
        if not aimed:
            return None
        if _stays_idle(service, aimed[0]):
            self._miss(service, "is built from an image that starts nothing")
            return None
        return AppService(service, f"built from {made.dockerfile}", aimed)

    def _lacks_stage(self, service: Service) -> str:
        """Says that a service is built for a stage which its Dockerfile does not have."""
        made = service.build
        found = self.snapshot.documents.get(made.dockerfile) if made is not None and not made.inline else None
        if (
            made is None
            or not isinstance(found, Dockerfile)
            or found.problem
            or not re.search(r"^[^$\d]+$", made.target)
        ):
            return ""
        known = any(stage.alias == made.target.lower() for stage in found.stages)
        return "" if known else f"is built for {made.target}, which is no stage of {made.dockerfile}"

    def _named(self, service: Service) -> AppService | None:
        if not service.image or database(service.image) or not self.names.own(service.image) or self._stores(service):
            return None
        if service.build is not None and service.build.context is not None and not service.build.inline:
            built = self.images.of(service.build.dockerfile) if service.build.dockerfile else ()
            if not built or _stays_idle(service, built[0]):  # built here, of or to do something else
                return None
        made = tuple(one for one in self.images.application if not one.development)
        return AppService(service, f"image {service.image}", made if service.build is None else ())

    def _stores(self, service: Service) -> bool:
        """Whether a service of the application's image, or of one of the same owner, is its database by its name
        (``mariadb``) or by what it creates, and not told to start any of the code."""
        if (
            not (database(service.name) or created(service))
            or self.names.own(service.name)
            or service.build is not None
        ):
            return False
        return not any(map(launches, told(service)))

    def _mounted(self, service: Service) -> AppService | None:
        """An image with the code mounted into it and a command that starts Python code."""
        if self._shows(service) and starts_mounted(self.snapshot, service):
            made = service.build.dockerfile if service.build is not None else ""
            return AppService(service, f"built from {made}, with the code mounted" if made else "the code is mounted")
        return None

    def _starting(self, service: Service) -> AppService | None:
        """An image under whatever name whose command starts what the repository serves (``uvicorn main:app``)."""
        if not service.image or service.build is not None or is_plain(service.image) or database(service.image):
            return None
        if any(self._serves(target) for target in _started(service)):
            return AppService(service, f"image {service.image} starts the application")
        return None

    def _serves(self, target: Target) -> bool:
        """Whether what a command starts makes an application or a worker of the repository, or is a module in a package
        of it."""
        packed = target.kind == "module" and "." in target.name
        return any(_is_at(path, target) for path in (self.snapshot.modules if packed else self.wanted))

    def _beside(self, service: Service) -> str:
        """Says that all modules that a service's command can mean stand among examples, stand-ins or tests."""
        meant = [path for target in _started(service) for path in self.snapshot.modules if _is_at(path, target)]
        aside = bool(meant) and all(self.snapshot.role(path) in (Role.DOCS, Role.TEST) for path in meant)
        return f"starts {meant[0]}, which is not part of the application" if aside else ""

    def server(self, service: Service) -> str:
        """The database server that a service is; empty for everything else."""
        if service.image and (kind := database(bare(service.image))):
            return kind if database(service.name) or not is_tool(service.name) else ""
        apart = service.build is None and not is_tool(service.image)
        if service.image and apart and (not self.names.own(service.image) or self._stores(service)):
            return database(service.name) or created(service)
        made = service.build
        if made is None or not made.dockerfile:
            return ""
        stages = stages_of(self.snapshot, service)
        kind = database(bare(stages[0].image)) if stages else ""
        if self.images.of(made.dockerfile):  # of which one stage may be the application, another one the database
            return kind if made.target else ""
        return kind or database(posixpath.basename(made.context or ""))


def _started(service: Service) -> Iterator[Target]:
    """What the command of a service starts."""
    return (target for text in told(service) for words in commands(text) for target in targets(words, {}))


def _is_at(path: str, target: Target) -> bool:
    """Whether a target may mean a module."""
    parts = target.name if target.kind == "file" else target.name.replace(".", "/") + ".py"
    place = posixpath.normpath(posixpath.join(target.folder, parts)).lstrip("/")
    return path == place or path.endswith(f"/{place}")


def _stays_idle(service: Service, image: Image) -> bool:
    """Whether a service leaves an image to start what it starts of its own, which is not the application."""
    given = service.command is not None or service.entrypoint is not None
    return not given and bool(image.starts) and all(outcome.starts is False for _, outcome in image.starts[:1])
