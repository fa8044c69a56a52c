"""The application's images: which Dockerfiles are its own, for which target and context, and whether they work.

A build is never run: the text of the Dockerfile is played through over the files of its context (``containers``).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from prodready.api import Evidence, fact
from prodready.facts.documents import Dockerfile, at, items, text
from prodready.facts.files import APPLICATION_ROLES, Role
from prodready.project.ci import Ci, Documented
from prodready.project.commands import Command, option
from prodready.project.compose import Build, Compose, Service, is_trial
from prodready.project.containers.context import Context, context
from prodready.project.containers.installed import unsupported
from prodready.project.containers.layers import Layers, Problem, build
from prodready.project.containers.platforms import Given, given
from prodready.project.containers.starts import Examiner, Outcome, Start, is_plain, own_start, start_of
from prodready.project.dependencies import Dependencies
from prodready.project.image_names import ImageNames, bare
from prodready.project.packages import Package
from prodready.project.repo import Repo
from prodready.project.servers import database
from prodready.project.services import Services
from prodready.project.snapshot import Snapshot
from prodready.project.topology import Topology

MAX_IMAGES = 60
MAX_TARGETS = 6
_RELEASE = re.compile(
    r"(^|[-_])(prod(uction)?|runtime|release|final|app|main-app|deploy(ment)?|web|api|server)([-_]|$)"
)
_NOT_RELEASE = re.compile(
    r"(^|[-_.])(dev\w*|local|tests?|testing|ci|debug|lint\w*|docs?|lambda|build\w*|concourse)([-_.]|$)"
)
_FRONTS = frozenset({"nginx", "nginx-unprivileged", "caddy", "httpd", "traefik", "haproxy", "varnish", "redis"})
_ASIDE = frozenset({Role.TEST, Role.DOCS, Role.VENDORED, Role.GENERATED})
_TRIAL = re.compile(r"(^|/)(\.devcontainer|\.github|\.circleci|\.ci)(/|$)|(^|/)test[-_]?dockerfile|[._-]tests?$", re.I)
_DEVELOPMENT = re.compile(r"(^|[._/-])(dev|develop|development|local|debug|devcontainer)([._/-]|$)", re.I)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Image:
    """A Dockerfile built for a target from a context.

    ``application``: files of the application are in it. ``places`` say who builds it. ``starts`` are the ways to start
    it with what is wrong with each; ``problems`` are those of the build.
    """

    path: str
    folder: str
    target: str
    layers: Layers
    application: bool
    places: tuple[Evidence, ...] = ()
    starts: tuple[tuple[Start, Outcome], ...] = ()
    problems: tuple[Problem, ...] = ()
    development: bool = False

    @property
    def working(self) -> tuple[tuple[Start, Outcome], ...]:
        """The ways to start it that lack nothing."""
        return tuple(pair for pair in self.starts if not pair[1].problems and pair[1].starts is not False)


@dataclass(frozen=True)
class Images:
    """``application``: images of the application, the likeliest first; ``others``: Dockerfiles of something else."""

    application: tuple[Image, ...] = ()
    others: tuple[str, ...] = ()
    trials: tuple[str, ...] = ()  # Dockerfiles of tests and dev containers

    @property
    def deployed(self) -> tuple[Image, ...]:
        """One image of each Dockerfile: what is deployed of it. Those for development and tests are left out."""
        found: dict[str, Image] = {}
        for image in self.application:
            aside = image.development or _NOT_RELEASE.search(image.layers.stage.alias) or _only_checks(image)
            if not aside:
                found.setdefault(image.path, image)
        return tuple(found.values())

    def of(self, path: str) -> tuple[Image, ...]:
        """The application's images that the Dockerfile at ``path`` makes."""
        return tuple(one for one in self.application if one.path == path)


def _only_checks(image: Image) -> bool:
    """Whether every known start of the image tests or waits."""
    return bool(image.starts) and all(outcome.starts is False for _, outcome in image.starts)


@dataclass(frozen=True)
class Reference:
    """Somebody builds a Dockerfile: with which context, target and arguments, and where that is written."""

    dockerfile: str
    folder: str | None
    target: str = ""
    args: tuple[tuple[str, str], ...] = ()
    place: Evidence | None = None
    image: str = ""  # the name that the result is given, or by which it is started
    entrypoint: Start | None = None
    command: Start | None = None


@fact
def images(
    snapshot: Snapshot,
    services: Services,
    topology: Topology,
    dependencies: Dependencies,
    compose: Compose,
    ci: Ci,
    documented: Documented,
    names: ImageNames,
) -> Images:
    """Play every Dockerfile through that may be the application's."""
    finder = _Finder(snapshot, services, topology.packages, dependencies, names)
    platforms = tuple(given(Repo(snapshot), names))
    references = (*_references(snapshot, compose, ci, documented), *_from_platforms(platforms))
    named = (*_named(compose, names), *_started(platforms))
    found: list[Image] = []
    others: list[str] = []
    trials: list[str] = []
    links = _links(snapshot)
    references = tuple(replace(one, dockerfile=links.get(one.dockerfile, one.dockerfile)) for one in references)
    for path, dockerfile in snapshot.of(Dockerfile):
        if path in links:
            continue
        if snapshot.role(path) in _ASIDE or _TRIAL.search(path) or is_trial(path, snapshot.role(path)):
            trials.append(path)
            continue
        own = [
            one
            for one in finder.images(path, dockerfile, (*references, *_naming(path, references, named)))
            if one.application
        ]
        found.extend(own)
        others.extend([] if own else [path])
    found.sort(key=_rank)
    return Images(tuple(found[:MAX_IMAGES]), tuple(others), tuple(trials))


def _links(snapshot: Snapshot) -> dict[str, str]:
    """Dockerfiles that are links to another one, told by what they say."""
    real = {found: path for path, found in snapshot.of(Dockerfile) if snapshot.files[path].mode != "link"}
    linked = ((path, found) for path, found in snapshot.of(Dockerfile) if snapshot.files[path].mode == "link")
    return {path: real[found] for path, found in linked if found in real}


def _rank(image: Image) -> tuple[bool, bool, int, bool, str]:
    good = bool(image.working) and not image.problems
    trial = bool(_NOT_RELEASE.search(image.layers.stage.alias))
    return (not good, image.development or trial, -len(image.places), image.path.count("/") > 1, image.path)


@dataclass
class _Finder:
    snapshot: Snapshot
    services: Services
    packages: tuple[Package, ...]
    dependencies: Dependencies
    names: ImageNames
    contexts: dict[tuple[str, str], Context] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.repo = Repo(self.snapshot)
        apps = [app.path for app in (*self.services.apps, *self.services.workers)]
        every = [path for path, info in self.snapshot.files.items() if info.role in APPLICATION_ROLES]
        self.wanted = tuple(dict.fromkeys(apps)) or tuple(every)

    def context(self, folder: str, path: str) -> Context:
        """The context, read once."""
        key = (folder, path)
        if key not in self.contexts:
            self.contexts[key] = context(self.snapshot, folder, path, self.repo.submodules)
        return self.contexts[key]

    def images(self, path: str, dockerfile: Dockerfile, references: tuple[Reference, ...]) -> Iterator[Image]:
        """One image for every target that somebody builds, the default one else; for each the context that suits."""
        mine = [one for one in references if one.dockerfile == path]
        for target in _targets(dockerfile, mine)[:MAX_TARGETS]:
            aimed = [one for one in mine if one.target == target] or mine
            choices = [self._image(path, dockerfile, folder, target, aimed) for folder in self._folders(path, aimed)]
            made = [image for image in choices if image is not None]
            if made:
                yield min(made, key=lambda image: (len(image.problems), not image.application, not image.working))

    def _folders(self, path: str, references: list[Reference]) -> tuple[str, ...]:
        """Contexts that are written down; the Dockerfile's own folder; where none is written, those above it."""
        own = posixpath.dirname(path)
        written = [one.folder for one in references if one.folder is not None]
        folders = [*written, own]
        if not written:
            while own:
                own = posixpath.dirname(own)
                folders.append(own)
        return tuple(dict.fromkeys(folders))

    def _image(
        self, path: str, dockerfile: Dockerfile, folder: str, target: str, references: list[Reference]
    ) -> Image | None:
        args = {name: value for one in references for name, value in one.args}
        place = self.context(folder, path)
        layers = build(dockerfile, place, target, args)
        if layers is None:
            return None
        problems = list(layers.problems)
        if dockerfile.problem:
            problems.append(Problem(dockerfile.problem_line, dockerfile.problem))
        fetched = any(self._fetches(run.text) for run in layers.runs)
        problems += [Problem(line, why) for line, why in unsupported(layers, self.packages, fetched=fetched)]
        examiner = Examiner(layers, self.packages, self.dependencies)
        starts = tuple((start, examiner.examine(start)) for start in self._starts(path, layers, references))
        application = self._is_application(layers, examiner)
        places = tuple(dict.fromkeys(one.place for one in references if one.place))
        development = bool(_DEVELOPMENT.search(path)) or bool(_DEVELOPMENT.search(layers.stage.alias))
        named = tuple(sorted(problems))
        return Image(path, folder, target, layers, application, places, starts, named, development)

    def _starts(self, path: str, layers: Layers, references: list[Reference]) -> Iterator[Start]:
        own = own_start(layers, path)
        if own is not None:
            yield own
        for reference in references:
            if reference.command is None and reference.entrypoint is None:
                continue
            start = start_of(layers, path, reference.entrypoint, reference.command)
            if start is not None and start.text:
                yield start

    def _is_application(self, layers: Layers, examiner: Examiner) -> bool:
        """Whether a file with an application object or worker is in the image, or the project is installed there."""
        if posixpath.basename(bare(layers.base)) in _FRONTS or database(bare(layers.base)):
            return False
        if any(self.names.own(base) and base != layers.base for base in layers.bases):
            return True
        sources = {(mount.source, mount.folder) for mount in layers.mounts}
        for path in self.wanted:
            if path in layers.context.files and any(
                source == path or (folder and (not source or path.startswith(f"{source}/")))
                for source, folder in sources
            ):
                return True
        if any(self._fetches(run.text) for run in layers.runs):
            return True
        return examiner.installed.own and any(top in path for path in self.wanted for top in examiner.installed.tops)

    def _fetches(self, text: str) -> bool:
        """Whether a command brings the project's own source or package from its public place."""
        found = re.findall(r"github\.com[/:][\w.-]+/([\w-]+)", text)
        return any(self.names.own(name) for name in found)


def _start(service: Service, body: tuple[str, int] | None) -> Start | None:
    return Start(body[0], service.command_path, body[1], service.working_dir) if body else None


def _targets(dockerfile: Dockerfile, references: list[Reference]) -> tuple[str, ...]:
    """Targets that are written down; without any, stages named for release, else the last one."""
    written = tuple(dict.fromkeys(one.target for one in references))
    aliases = [stage.alias for stage in dockerfile.stages if _RELEASE.search(stage.alias)]
    last = dockerfile.stages[-1].alias if dockerfile.stages else ""
    default = (*reversed(aliases), "") if _NOT_RELEASE.search(last) else ("", *reversed(aliases))
    return tuple(dict.fromkeys((*(name for name in written if name), *default)))


def _references(snapshot: Snapshot, compose: Compose, ci: Ci, documented: Documented) -> Iterator[Reference]:
    yield from _from_compose(compose)
    repo = Repo(snapshot)
    for command in (*ci.commands, *documented.commands):
        found = _from_command(repo, command)
        if found:
            yield found
    for use in ci.uses:
        if "/build-push-action" in use.name or use.name.startswith("redhat-actions/buildah-build"):
            folder = use.input("context") or "."
            folder = "." if "{" in folder or "://" in folder else folder
            path = _dockerfile(repo, "", folder, use.input("file"))
            if path:
                place = Evidence(use.context.path, use.line, f"builds {path}")
                pairs = (line.strip().partition("=") for line in use.input("build-args").splitlines())
                args = tuple((name, "given" if "{" in value else value) for name, _, value in pairs if name)
                yield Reference(path, _enter(repo, "", folder), use.input("target"), args, place)
    for path in snapshot.files:
        if posixpath.basename(path) in ("skaffold.yaml", "skaffold.yml"):
            yield from _from_skaffold(repo, path)


def _from_compose(compose: Compose) -> Iterator[Reference]:
    seen: set[tuple[str, int]] = set()
    for stack in compose.stacks:
        for service in stack.services:
            made = service.build
            if made is None or made.context is None or not made.dockerfile:
                continue
            place = Evidence(made.path, made.line, f"service {service.name} builds {made.dockerfile}")
            if (service.path, service.line) not in seen:
                seen.add((service.path, service.line))
                entry, command = (_start(service, body) for body in (service.entrypoint, service.command))
                yield Reference(
                    made.dockerfile, made.context, made.target, _arguments(made), place, service.image, entry, command
                )


Started = tuple[str, Start | None, Start | None]  # an image's name, the entry point and the command given to it


def _from_platforms(platforms: tuple[Given, ...]) -> Iterator[Reference]:
    for one in platforms:
        if one.dockerfile:
            place = Evidence(one.path, one.line, f"builds {one.dockerfile}")
            yield Reference(one.dockerfile, one.folder, "", (), place, "", None, one.start)


def _started(platforms: tuple[Given, ...]) -> Iterator[Started]:
    for one in platforms:
        if one.image:
            yield (one.image, one.start, None) if one.entrypoint else (one.image, None, one.start)


def _named(compose: Compose, names: ImageNames) -> Iterator[Started]:
    """Services that run an image of the repository by its name, with a command of their own."""
    seen: set[tuple[str, int]] = set()
    for stack in compose.stacks:
        for service in stack.services:
            own = service.build is None and service.image and names.own(service.image)
            if own and (service.command or service.entrypoint) and (service.path, service.line) not in seen:
                seen.add((service.path, service.line))
                yield service.image, _start(service, service.entrypoint), _start(service, service.command)


def _naming(path: str, references: tuple[Reference, ...], named: tuple[Started, ...]) -> Iterator[Reference]:
    """Those services as further starts of a Dockerfile that builds an image of that name, or of the only Dockerfile."""
    mine = [one for one in references if one.dockerfile == path]
    built = {bare(one.image) for one in mine if one.image}
    folder = mine[0].folder if mine else None
    for image, entrypoint, command in named:
        if bare(image) in built or not built:
            yield Reference(path, folder, mine[0].target if mine else "", (), None, image, entrypoint, command)


def _arguments(made: Build) -> tuple[tuple[str, str], ...]:
    return tuple((name, value or "given") for name, value in made.args)


def _from_command(repo: Repo, command: Command) -> Reference | None:
    """``docker build``, ``docker buildx build``, ``podman build``, ``buildah bud``."""
    if command.program not in ("docker", "podman", "buildah", "nerdctl"):
        return None
    words = [word for word in command.args if word not in ("buildx", "image", "builder")]
    if words[:1] not in (["build"], ["bud"], ["build-using-dockerfile"]):
        return None
    folder = next((word for word in reversed(words[1:]) if not word.startswith("-")), ".")
    path = _dockerfile(repo, command.directory, folder, option(command.words, "-f", "--file") or "", command.directory)
    if not path:
        return None
    given = [word for before, word in pairwise(words) if before == "--build-arg"]
    args = tuple((name, value or "given") for name, _, value in (word.partition("=") for word in given))
    place = Evidence(command.path, command.line, _SPACE.sub(" ", command.raw)[:120])
    target = option(command.words, "--target") or ""
    target = "" if "$" in target else target
    return Reference(path, _enter(repo, command.directory, folder), target, args, place if command.path else None)


def _dockerfile(repo: Repo, directory: str, folder: str, name: str, base: str = "") -> str:
    """The Dockerfile that a build in ``directory`` of ``folder`` reads."""
    if name:
        return repo.file(directory, name)
    return repo.first(_enter(repo, directory, folder), "Dockerfile", "Containerfile") or repo.first(base, "Dockerfile")


def _enter(repo: Repo, directory: str, folder: str) -> str:
    joined = posixpath.normpath(posixpath.join(directory, folder))
    joined = "" if joined == "." else joined
    return joined if joined in repo.directories else directory


def _from_skaffold(repo: Repo, path: str) -> Iterator[Reference]:
    document = repo.document(path)
    for root in document.roots if document else ():
        for artifact in items(at(root, "build", "artifacts")):
            folder = _enter(repo, posixpath.dirname(path), text(at(artifact, "context")) or ".")
            name = text(at(artifact, "docker", "dockerfile")) or "Dockerfile"
            found = posixpath.normpath(posixpath.join(folder, name))
            if found in repo.snapshot.files:
                place = Evidence(path, artifact.line, f"builds {found}")
                yield Reference(found, folder, text(at(artifact, "docker", "target")), (), place)


def starts_nothing(image: Image) -> bool:
    """Whether neither the image nor a compose file gives a command, and the base image is known to have none."""
    return not image.starts and is_plain(image.layers.base)


def nearest(images: Iterable[Image]) -> Image | None:
    """The image with the fewest problems."""
    return min(images, key=lambda one: len(one.problems), default=None)
