"""The application's images: which Dockerfiles are its own, for which target and context, and whether they work.

A build is never run: the text of the Dockerfile is played through over the files of its context (``containers``).
"""

from __future__ import annotations

import functools
import posixpath
import re
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from prodready.api import Evidence, fact
from prodready.facts.documents import Dockerfile
from prodready.facts.files import Role
from prodready.project.ci.pipelines import Ci, Documented
from prodready.project.code.symbols import Symbols
from prodready.project.commands.background import ends, names_server, starts_background, starts_server
from prodready.project.containers.compose import Compose, is_trial
from prodready.project.containers.context import Context, context
from prodready.project.containers.development import by_text
from prodready.project.containers.examining import Examiner, Outcome
from prodready.project.containers.installed import unsupported
from prodready.project.containers.layers import Layers, Problem
from prodready.project.containers.scripts import waits_for_command
from prodready.project.containers.stages import build
from prodready.project.containers.starts import Start, inherited_start, is_plain, own_start, start_of
from prodready.project.containers.supervised import supervised_start
from prodready.project.deployment.image_names import ImageNames, bare
from prodready.project.deployment.references import Reference, naming, references
from prodready.project.deployment.servers import database, is_db
from prodready.project.layout.dependencies import Dependencies
from prodready.project.layout.packages import Package
from prodready.project.layout.pipeline_files import is_of_a_pipeline
from prodready.project.layout.repo import Repo
from prodready.project.layout.topology import Topology
from prodready.project.services.kind import Services
from prodready.project.services.main_service import MainService
from prodready.project.snapshot import Snapshot

MAX_IMAGES = 60
MAX_TARGETS = 6
MAX_DOCKERFILES = 150
"""The shallowest are looked at; each is played over every context that it may have."""
_RELEASE = re.compile(
    r"(^|[-_])(prod(uction)?|runtime|release|final|app|main-app|deploy(ment)?|web|api|server)([-_]|$)"
)
_NOT_RELEASE = re.compile(
    r"(^|[-_.])(dev\w*|local|tests?|testing|ci|debug|lint\w*|docs?|lambda|build\w*|concourse|load[-_]?(?:gen\w*|tests?)|bench\w*"
    r"|profil(?:e|er|ing))([-_.]|$)"
)
_MADE = re.compile(r"^prod(?:uction)?[-_.]build$")
"""A stage that is named for what is built for production (beside ``development_build``)."""
_FRONTS = frozenset({"nginx", "nginx-unprivileged", "caddy", "httpd", "traefik", "haproxy", "varnish", "redis"})
_ASIDE = frozenset({Role.TEST, Role.DOCS, Role.VENDORED, Role.GENERATED})
_TRIAL = re.compile(r"(^|/)(\.devcontainer|\.github|\.circleci|\.ci)(/|$)|(^|/)test[-_]?dockerfile|[._-]tests?$", re.I)
_DEVELOPMENT = re.compile(r"(^|[._/-])(dev|devel|develop|development|local|debug|devcontainer)([._/-]|$)", re.I)
_RECIPES = re.compile(
    r"(?:^|/)(?:(?:GNU)?[Mm]akefile|[Jj]ustfile|Taskfile\.ya?ml|README[^/]*|CONTRIBUTING[^/]*)\Z|\.mk\Z"
)

_BASE = re.compile(r"(^|[._/-])base([._/-]|$)", re.I)
"""Names of images that others are built on."""

_TEMPLATES = (".tmpl", ".tpl", ".template", ".j2", ".jinja")
"""Ends of the names of Dockerfiles that a tool fills in."""
_DEMO = re.compile(r"(?:^|[._-])demo(?:[._-]|$)", re.I)

_RUN = re.compile(r"\s-m\s+([\w.]+)")
"""The module that Python is told to run."""


class Image(msgspec.Struct, frozen=True):
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
        """The ways to start it that lack nothing, those first that are known to start the application and to stay up; of
        others' those that answer requests by their names."""
        found = (pair for pair in self.starts if not pair[1].problems and pair[1].starts is not False)
        return tuple(sorted(found, key=lambda pair: (not pair[1].starts, *self._aside(pair[0]))))

    def _aside(self, start: Start) -> tuple[bool, bool, bool, bool, bool, bool, bool]:
        """What sets a start behind others: development servers at last; an option alone is for an entry point that is
        not there."""
        other = start.path != self.path and not names_server(start.text)
        program = posixpath.basename(start.text.split(maxsplit=1)[0]) if start.text.strip() else ""
        behind = starts_background(start.text, program)
        waits = start.path == self.path and waits_for_command(self.layers, start)
        quiet = start.path != self.path and bool(_RUN.search(start.text)) and not starts_server(start.text)
        return start.text.startswith("-"), waits, ends(start.text), other, behind, quiet, by_text(start.text)


class Images(msgspec.Struct, frozen=True):
    """``application``: images of the application, the likeliest first; ``others``: Dockerfiles of something else."""

    application: tuple[Image, ...] = ()
    others: tuple[str, ...] = ()
    trials: tuple[str, ...] = ()  # Dockerfiles of tests and dev containers

    @property
    def deployed(self) -> tuple[Image, ...]:
        """One image of each Dockerfile: what is deployed of it. Those for development and tests are left out, and those that
        nobody is seen to build where CI builds another server of the same folder."""
        found: dict[str, Image] = {}
        for image in self.application:
            aside = image.development or _is_no_release(image) or _only_checks(image) or _only_carries(image)
            if not aside:
                found.setdefault(image.path, image)
        shipped = {image.folder for image in found.values() if _is_shipped(image)}
        return tuple(one for one in found.values() if one.folder not in shipped or not _is_built_by_hand(one))

    def of(self, path: str) -> tuple[Image, ...]:
        """The application's images that the Dockerfile at ``path`` makes."""
        return tuple(one for one in self.application if one.path == path)


def _is_no_release(image: Image) -> bool:
    """Whether the stage is for development, tests or a build that another one copies from, by its name."""
    alias = image.layers.stage.alias
    return bool(_NOT_RELEASE.search(alias)) and not _MADE.match(alias.lower())


def _is_built_by_hand(image: Image) -> bool:
    """Whether nothing builds an image, or nothing but a recipe for whoever asks (``make image``)."""
    plain = posixpath.basename(image.path) == "Dockerfile"  # others are named for what builds them
    return plain and all(_RECIPES.search(place.path) for place in image.places)


def _is_shipped(image: Image) -> bool:
    """Whether CI builds an image that starts a server."""
    serves = any(starts_server(start.text) for start, _ in image.starts)
    return serves and any(is_of_a_pipeline(place.path) for place in image.places)


def _only_checks(image: Image) -> bool:
    """Whether every known start of the image tests or waits."""
    return bool(image.starts) and all(outcome.starts is False for _, outcome in image.starts)


def _only_carries(image: Image) -> bool:
    """Whether nothing of the application is run in the image: it starts nothing, and holds files that other images copy, is
    what they build on, is a database with its tables, or a template that a tool completes."""
    base = image.layers.base
    kept = base == "scratch" or bool(_BASE.search(image.path)) or bool(database(bare(base))) or is_db(bare(base))
    return not image.starts and (kept or image.path.endswith(_TEMPLATES))


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
    main: MainService,
    symbols: Symbols,
) -> Images:
    """Play every Dockerfile through that may be the application's."""
    finder = _Finder(snapshot, services, topology.packages, dependencies, names, bool(symbols.shared_applications))
    built, named = references(snapshot, compose, ci, documented, names)
    found: list[Image] = []
    others: list[str] = []
    trials: list[str] = []
    links = _links(snapshot)
    built = tuple(replace(one, dockerfile=links.get(one.dockerfile, one.dockerfile)) for one in built)
    listed = sorted(snapshot.of(Dockerfile), key=lambda pair: (pair[0].count("/"), pair[0]))
    for path, dockerfile in listed[:MAX_DOCKERFILES]:
        if path in links:
            continue
        if snapshot.role(path) in _ASIDE or _TRIAL.search(path) or _is_for_tests(path, dockerfile, snapshot):
            trials.append(path)
            continue
        own = [one for one in finder.images(path, dockerfile, (*built, *naming(path, built, named))) if one.application]
        found.extend(own)
        others.extend([] if own else [path])
    made = tuple(f".{app.path.removesuffix('.py').replace('/', '.')}" for app in services.apps)
    found.sort(key=lambda image: _rank(image, main, made))
    return Images(tuple(found[:MAX_IMAGES]), tuple(others), tuple(trials))


def _is_for_tests(path: str, dockerfile: Dockerfile, snapshot: Snapshot) -> bool:
    """Whether an image is there for tests by its name or folder; one in ``ci/`` that has a command may be what is built."""
    last = dockerfile.stages[-1].instructions if dockerfile.stages else ()
    starts = any(item.keyword in ("CMD", "ENTRYPOINT") for item in last)
    return is_trial(path.removeprefix("ci/") if starts else path, snapshot.role(path))


def _links(snapshot: Snapshot) -> dict[str, str]:
    """Dockerfiles that are links to another one, told by what they say."""
    real = {found: path for path, found in snapshot.of(Dockerfile) if snapshot.files[path].mode != "link"}
    linked = ((path, found) for path, found in snapshot.of(Dockerfile) if snapshot.files[path].mode == "link")
    return {path: real[found] for path, found in linked if found in real}


def _rank(
    image: Image, main: MainService, made: tuple[str, ...]
) -> tuple[bool, bool, bool, bool, int, bool, bool, int, bool, str]:
    """What sorts the likeliest image of the application first; ``made`` are the modules that make applications."""
    good = bool(image.working) and not image.problems
    trial = _is_no_release(image)
    beside = not main.holds(image.path)
    behind = bool(image.working) and starts_background(image.working[0][0].text, posixpath.dirname(image.path))
    built, deep, weight = len(image.places), image.path.count("/") > 1, main.weight(image.path)
    serves = any(starts_server(start.text) for start, _ in image.working)
    runs = any(
        name.endswith(f".{run}") for start, _ in image.working for run in _RUN.findall(start.text) for name in made
    )
    named = (not serves, not runs)
    return (not good, image.development or trial, beside, behind, -weight, *named, -built, deep, image.path)


class _Finder(msgspec.Struct, dict=True):
    snapshot: Snapshot
    services: Services
    packages: tuple[Package, ...]
    dependencies: Dependencies
    names: ImageNames
    based: bool  # a package outside makes the application
    contexts: dict[tuple[str, str], Context] = msgspec.field(default_factory=dict)

    @functools.cached_property
    def repo(self) -> Repo:
        """The files by their paths."""
        return Repo(self.snapshot)

    @functools.cached_property
    def wanted(self) -> tuple[str, ...]:
        """The files that an image of the application holds."""
        return self.services.modules(self.snapshot)

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
            choices = [
                self._image(path, dockerfile, folder, target, alike)
                for folder in self._folders(path, aimed)
                for alike in _by_args(aimed)
            ]
            made = [image for image in choices if image is not None]
            if all(one.folder is None for one in aimed):
                made = [image for image in made if self._is_context(image) and not image.problems] or made
            if made:
                yield min(made, key=lambda image: (len(image.problems), not image.application, not image.working))

    def _is_context(self, image: Image) -> bool:
        """Whether the Dockerfile's own folder holds a ``.dockerignore``, so that a context that nobody writes begins there."""
        own = posixpath.dirname(image.path)
        return bool(own) and image.folder == own and f"{own}/.dockerignore" in self.snapshot.files

    def _folders(self, path: str, references: list[Reference]) -> tuple[str, ...]:
        """Contexts that are written down; where none is, the Dockerfile's own folder and those above it."""
        own = posixpath.dirname(path)
        folders = [one.folder for one in references if one.folder is not None]
        if not folders:
            folders = [own]
            while own:
                own = posixpath.dirname(own)
                folders.append(own)
        return tuple(dict.fromkeys(folders))

    def _image(
        self, path: str, dockerfile: Dockerfile, folder: str, target: str, references: list[Reference]
    ) -> Image | None:
        args = {name: value for one in references for name, value in one.args}
        place = self.context(folder, path)
        contexts = self.names.built | {name for one in references for name in one.contexts}
        layers = build(dockerfile, place, target, args, contexts)
        if layers is None:
            return None
        problems = list(layers.problems)
        if dockerfile.problem:
            problems.append(Problem(dockerfile.problem_line, dockerfile.problem))
        fetched = any(self._fetches(run.text) for run in layers.runs)
        problems += [Problem(line, why) for line, why in unsupported(layers, self.packages, fetched=fetched)]
        examiner = Examiner(layers, self.packages, self.dependencies, self.based)
        starts = tuple((start, examiner.examine(start)) for start in self._starts(path, layers, references))
        application = self._is_application(layers, examiner)
        mine = (one for one in references if one.target in ("", target, layers.stage.alias))
        places = tuple(dict.fromkeys(one.place for one in mine if one.place))
        development = any(map(_DEVELOPMENT.search, (path, layers.stage.alias))) or bool(
            _DEMO.search(posixpath.basename(path))
        )
        named = tuple(sorted(problems))
        return Image(path, folder, target, layers, application, places, starts, named, development)

    def _starts(self, path: str, layers: Layers, references: list[Reference]) -> Iterator[Start]:
        own = own_start(layers, path)
        own = supervised_start(layers, path, own) or own or inherited_start(layers, path)
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
        base = bare(layers.base)
        if posixpath.basename(base) in _FRONTS or database(base) or is_db(posixpath.basename(base)):
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


def _by_args(references: list[Reference]) -> list[list[Reference]]:
    """Those who build one Dockerfile for several components (``args: COMPONENT: api``), each with those that name none."""
    given = dict.fromkeys(one.args for one in references if one.args)
    return [[one for one in references if one.args in ((), args)] for args in given][:MAX_TARGETS] or [references]


def _targets(dockerfile: Dockerfile, references: list[Reference]) -> tuple[str, ...]:
    """Targets that are written down; without any, stages named for release, else the last one."""
    written = tuple(dict.fromkeys(one.target for one in references))
    aliases = [stage.alias for stage in dockerfile.stages if _RELEASE.search(stage.alias)]
    last = dockerfile.stages[-1].alias if dockerfile.stages else ""
    default = (*reversed(aliases), "") if _NOT_RELEASE.search(last) else ("", *reversed(aliases))
    return tuple(dict.fromkeys((*(name for name in written if name), *default)))


def starts_nothing(image: Image) -> bool:
    """Whether neither the image nor a compose file gives a command, and the base image is known to have none."""
    return not image.starts and is_plain(image.layers.base)
