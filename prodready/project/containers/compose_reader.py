"""One compose file: its services with ``extends`` followed, builds, commands, bind mounts, variables of ``.env``."""

from __future__ import annotations

import functools
import posixpath
import re
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from prodready.api import Evidence
from prodready.facts.documents import Document, EnvFile, Mapping, Node, Scalar, Sequence, at, entries, items, text
from prodready.facts.files import Role
from prodready.project.commands.programs import SHELLS, program, shell_text
from prodready.project.commands.runners.fragments import quote
from prodready.project.commands.steps import Body, exec_word, variables
from prodready.project.containers.shellwords import fill
from prodready.project.layout.repo import Repo
from prodready.project.snapshot import Snapshot

MAX_EXTENDS = 8
_TRIAL = re.compile(
    r"(^|[/._-])(tests?|testing|testcontainers?|e2e|ci|cypress|integration|load|perf|benchmarks?|playwright|lint|smoke|regtest)([/._-]|$)",
    re.IGNORECASE,
)
_FOR_USE = re.compile(r"(?:^|[._-])(?:local|dev|development|prod|production)(?:[._-]|$)", re.IGNORECASE)
"""Names of files that are for use, in whatever folder (``ci/docker-compose-local.yml``)."""
_ASIDE = frozenset({Role.TEST, Role.VENDORED, Role.GENERATED})


class Build(msgspec.Struct, frozen=True):
    """How a service is built. ``context`` is a folder of the repository, None where it lies outside or is remote."""

    context: str | None
    dockerfile: str
    target: str = ""
    args: tuple[tuple[str, str], ...] = ()
    path: str = ""
    line: int = 0
    inline: bool = False
    contexts: tuple[str, ...] = ()  # names of additional contexts

    @property
    def is_of_another(self) -> bool:
        """Whether it is built from a folder outside of the repository."""
        return self.context is None and not self.inline


class Service(msgspec.Struct, frozen=True):
    """A service of a compose file, or of several put together; the file and line are those of its first definition."""

    name: str
    path: str
    line: int
    image: str = ""
    image_line: int = 0
    image_path: str = ""
    build: Build | None = None
    command: Body | None = None
    entrypoint: Body | None = None
    command_path: str = ""
    entrypoint_path: str = ""
    environment: tuple[tuple[str, str], ...] = ()
    env_files: tuple[str, ...] = ()
    volumes: tuple[tuple[str, str], ...] = ()  # (repository folder or file, place in the container)
    profiles: tuple[str, ...] = ()
    user: str = ""
    working_dir: str = ""
    healthcheck: Node | None = None
    healthcheck_path: str = ""
    labels: tuple[tuple[str, str], ...] = ()
    dangling: str = ""  # what it extends and does not exist
    needs: tuple[str, ...] = ()  # services that it is started after or linked to
    outlasts: tuple[str, ...] = ()  # services that have to end before it is started

    @property
    def evidence(self) -> Evidence:
        """Where it is defined."""
        return Evidence(self.path, self.line, f"service {self.name}")


class ComposeFile(msgspec.Struct, frozen=True):
    """One file. ``trial`` tells that it is there for tests; ``included`` are the files that it includes."""

    path: str
    services: tuple[Service, ...]
    trial: bool = False
    included: tuple[str, ...] = ()
    problem: str = ""
    problem_line: int = 0


def is_trial(path: str, role: Role) -> bool:
    """Whether a compose file or Dockerfile is there for tests, by its name or folder."""
    return role in _ASIDE or bool(_TRIAL.search(path))


def is_aside(path: str, role: Role) -> bool:
    """Whether a compose file belongs to documentation, examples, templates or a dev container."""
    return role in (Role.DOCS, Role.TEMPLATE) or bool(re.search(r"(^|/)\.[\w-]*container/", path))


class Reader(msgspec.Struct, dict=True):
    """Reads services once; ``extends`` is followed across files. ``homes`` are the folders from where commands
    have compose take the paths in some files, if not from the folder of each."""

    snapshot: Snapshot
    homes: dict[str, str] = msgspec.field(default_factory=dict)
    known: dict[tuple[str, str], ComposeFile] = msgspec.field(default_factory=dict)

    @functools.cached_property
    def repo(self) -> Repo:
        """The files by their paths."""
        return Repo(self.snapshot)

    def file(self, path: str, folder: str | None = None) -> ComposeFile:
        """The file at ``path`` with all its services; ``folder`` is that of the first file that it is laid over, from where
        compose takes the paths in it."""
        folder = self.home(path) if folder is None else folder
        if (path, folder) not in self.known:
            document = self.snapshot.document(path) or Document()
            values = self._values(folder)
            top = document.at("services") or (document.root if document.at("version") is None else None)
            found = (entry for entry in entries(top) if isinstance(entry.value, Mapping))
            services = tuple(self._service(path, e.key, e.value, e.line, values, 0, folder) for e in found)
            included = tuple(filter(None, (self._near(path, name) for name in _included(document.at("include")))))
            name = posixpath.basename(path)
            trial = is_trial(name if _FOR_USE.search(name) else path, self.snapshot.role(path))
            self.known[path, folder] = ComposeFile(
                path, services, trial, included, document.problem, document.problem_line
            )
        return self.known[path, folder]

    def home(self, path: str) -> str:
        """The folder from where compose takes the paths in a file that it reads first."""
        return self.homes.get(path, posixpath.dirname(path))

    def _near(self, path: str, name: str) -> str:
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
        return joined if joined in self.snapshot.files else ""

    def _values(self, folder: str) -> dict[str, str]:
        """Variables of the ``.env`` beside the file, which compose reads by itself."""
        found = self.snapshot.documents.get(posixpath.join(folder, ".env"))
        variables = found.variables if isinstance(found, EnvFile) else ()
        return {one.name: one.value for one in variables if not one.commented}

    def _service(
        self, path: str, name: str, node: Node, line: int, values: dict[str, str], depth: int, folder: str
    ) -> Service:
        own = _own(self, path, name, node, line, values, folder)
        extends = at(node, "extends")
        if extends is None or depth >= MAX_EXTENDS:
            return own
        base_name = text(at(extends, "service")) or text(extends)
        other = text(at(extends, "file"))
        base_path = self._near(path, fill(other, values)) if other else path
        document = self.snapshot.document(base_path) if base_path else None
        services = document.at("services") or document.root if document else None
        base = next((entry for entry in entries(services) if entry.key == base_name), None)
        if base is None or (base_path == path and base_name == name):
            return replace(own, dangling=f"{base_name} of {other}" if other else base_name)
        beside = folder if base_path == path else posixpath.dirname(base_path)
        below = self._service(base_path, base_name, base.value, base.line, values, depth + 1, beside)
        return merge(below, own)


def _own(reader: Reader, path: str, name: str, node: Node, line: int, values: dict[str, str], folder: str) -> Service:
    image = at(node, "image")
    checks = at(node, "healthcheck")
    return Service(
        name,
        path,
        line,
        fill(text(image), values),
        image.line if image else 0,
        path if image else "",
        _build(reader, path, at(node, "build"), values, folder),
        _command(at(node, "command"), values),
        _command(at(node, "entrypoint"), values),
        path,
        path,
        tuple((key, fill(value, values)) for key, value in variables(at(node, "environment"))),
        tuple(_env_files(at(node, "env_file"), folder, values)),
        tuple(_volumes(reader, folder, at(node, "volumes"), values)),
        tuple(text(item) for item in items(at(node, "profiles"))),
        text(at(node, "user")),
        text(at(node, "working_dir")),
        checks,
        path if checks else "",
        variables(at(node, "labels")),
        needs=tuple(_needs(node)),
        outlasts=tuple(_outlasts(node)),
    )


def _needs(node: Node) -> Iterator[str]:
    """The services that one waits for, listed or with conditions, and those that it is linked to."""
    after = at(node, "depends_on")
    yield from (entry.key for entry in entries(after))
    yield from (text(item) for item in items(after))
    yield from (text(item).partition(":")[0] for item in items(at(node, "links")))


def _outlasts(node: Node) -> Iterator[str]:
    """The services for whose end one waits (``condition: service_completed_successfully``)."""
    for entry in entries(at(node, "depends_on")):
        if text(at(entry.value, "condition")) == "service_completed_successfully":
            yield entry.key


def _command(node: Node | None, values: dict[str, str]) -> Body | None:
    """The command as shell text; an empty one unsets the image's."""
    if node is None:
        return None
    if isinstance(node, Sequence):
        words, line = _told(node)
        return quote(tuple(fill(word, values).replace("$$", "$") for word in words)), line
    if isinstance(node, Scalar) and node.value is not None:
        value = fill(text(node), values).replace("$$", "$")
        return value, node.line + ("\n" in value)
    return None


def _told(command: Sequence) -> tuple[tuple[str, ...], int]:
    """A list of words, and the line that tells what it starts: that of the text which a shell is handed, else the first."""
    words = tuple(map(exec_word, command.items))
    handed = shell_text(words[1:])[0] if words and program(words[0]) in SHELLS else None
    if handed is None:
        return words, command.line
    at = words.index(handed)
    told = handed.removeprefix("\n")
    return (*words[:at], told, *words[at + 1 :]), command.items[at].line + (told != handed)


def _build(reader: Reader, path: str, node: Node | None, values: dict[str, str], folder: str) -> Build | None:
    if node is None or (isinstance(node, Scalar) and node.value is None):
        return None
    given = fill(text(at(node, "context")) or text(node) or ".", values)
    context = _folder(reader, folder, given)
    name = fill(text(at(node, "dockerfile")), values)
    dockerfile = ""
    if context is not None:
        choices = (name,) if name else ("Dockerfile", "Containerfile")
        paths = (posixpath.normpath(posixpath.join(context, choice)) for choice in choices)
        dockerfile = next((one for one in paths if one in reader.snapshot.files), "")
    return Build(
        context,
        dockerfile,
        fill(text(at(node, "target")), values),
        tuple((key, fill(value, values)) for key, value in variables(at(node, "args"))),
        path,
        node.line,
        at(node, "dockerfile_inline") is not None,
        tuple(key for key, _ in variables(at(node, "additional_contexts"))),
    )


def _folder(reader: Reader, folder: str, given: str) -> str | None:
    """The folder of the repository that a path beside the file means."""
    if "://" in given or given.startswith(("git@", "/", "~", "$")):
        return None
    joined = posixpath.normpath(posixpath.join(folder, given))
    joined = "" if joined == "." else joined
    return joined if joined in reader.repo.directories else None


def _env_files(node: Node | None, folder: str, values: dict[str, str]) -> Iterator[str]:
    for item in node.items if isinstance(node, Sequence) else (node,) if node is not None else ():
        name = fill(text(at(item, "path")) or text(item), values)
        if name:
            yield posixpath.normpath(posixpath.join(folder, name))


def _volumes(reader: Reader, folder: str, node: Node | None, values: dict[str, str]) -> Iterator[tuple[str, str]]:
    for item in items(node):
        source, target = text(at(item, "source")), text(at(item, "target"))
        if isinstance(item, Scalar):
            source, _, rest = fill(text(item), values).partition(":")
            target = rest.split(":", 1)[0]
        elif text(at(item, "type")) not in ("", "bind"):
            continue
        if source.startswith((".", "$PWD", "${PWD")) or "/" in source:
            source = re.sub(r"^\$\{?PWD\}?", ".", source)
            joined = posixpath.normpath(posixpath.join(folder, source))
            joined = "" if joined == "." else joined
            if target and (joined in reader.snapshot.files or joined in reader.repo.directories):
                yield joined, target


def _included(node: Node | None) -> Iterator[str]:
    for item in items(node):
        path = at(item, "path")
        names = items(path) if path is not None else (item,)
        yield from (text(name) for name in names if text(name))


def merge(base: Service, over: Service) -> Service:
    """``over`` laid upon ``base``, as compose does with overrides and extensions."""
    build = over.build
    if base.build and over.build:
        build = replace(
            over.build,
            context=over.build.context if over.build.dockerfile else base.build.context,
            dockerfile=over.build.dockerfile or base.build.dockerfile,
            target=over.build.target or base.build.target,
            args=tuple({**dict(base.build.args), **dict(over.build.args)}.items()),
        )
    return replace(
        over,
        image=over.image or base.image,
        image_line=over.image_line or base.image_line,
        image_path=over.image_path or base.image_path,
        path=over.path,
        build=build or base.build,
        command=over.command or base.command,
        command_path=over.command_path if over.command else base.command_path,
        entrypoint=over.entrypoint or base.entrypoint,
        entrypoint_path=over.entrypoint_path if over.entrypoint else base.entrypoint_path,
        environment=tuple({**dict(base.environment), **dict(over.environment)}.items()),
        env_files=tuple(dict.fromkeys((*base.env_files, *over.env_files))),
        volumes=tuple(dict.fromkeys((*base.volumes, *over.volumes))),
        profiles=over.profiles or base.profiles,
        user=over.user or base.user,
        working_dir=over.working_dir or base.working_dir,
        healthcheck=over.healthcheck or base.healthcheck,
        healthcheck_path=over.healthcheck_path or base.healthcheck_path,
        labels=tuple({**dict(base.labels), **dict(over.labels)}.items()),
        dangling=over.dangling or base.dangling,
        needs=tuple(dict.fromkeys((*base.needs, *over.needs))),
        outlasts=tuple(dict.fromkeys((*base.outlasts, *over.outlasts))),
    )
