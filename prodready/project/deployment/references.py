"""Who builds and starts images: compose files, CI, documented commands, platform files, skaffold."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from prodready.api import Evidence
from prodready.facts.documents import at, items, text
from prodready.project.ci.pipelines import Ci, Documented
from prodready.project.commands.programs import Command, option
from prodready.project.containers.compose import Build, Compose, Service
from prodready.project.containers.shellwords import fill
from prodready.project.containers.starts import Start
from prodready.project.deployment.bake import placed, targets
from prodready.project.deployment.image_names import ImageNames, bare
from prodready.project.deployment.platforms import Given, given
from prodready.project.layout.repo import Repo
from prodready.project.snapshot import Snapshot


class Reference(msgspec.Struct, frozen=True):
    """Somebody builds a Dockerfile: with which context, target and arguments, and where that is written."""

    dockerfile: str
    folder: str | None
    target: str = ""
    args: tuple[tuple[str, str], ...] = ()
    place: Evidence | None = None
    contexts: tuple[str, ...] = ()  # names of additional contexts
    image: str = ""  # the name that the result is given, or by which it is started
    entrypoint: Start | None = None
    command: Start | None = None


Started = tuple[str, Start | None, Start | None]  # an image's name, the entry point and the command given to it


def references(
    snapshot: Snapshot, compose: Compose, ci: Ci, documented: Documented, names: ImageNames
) -> tuple[tuple[Reference, ...], tuple[Started, ...]]:
    """All builds of Dockerfiles, and all starts of the repository's images by their names."""
    platforms = tuple(given(Repo(snapshot), names))
    built = (*_references(snapshot, compose, ci, documented), *_from_platforms(platforms))
    return built, (*_named(compose, names), *_started(platforms))


def _starts(service: Service) -> tuple[Start | None, Start | None]:
    """The entry point and the command that a service is given, each from the file that gives it; in the image's own folder
    where the service works in one that is mounted, which the image alone does not have."""
    directory = fill(service.working_dir, {})
    if any(f"{directory}/".startswith(f"{place.rstrip('/')}/") for _, place in service.volumes):
        directory = ""
    entry, command = service.entrypoint, service.command
    return (
        Start(entry[0], service.entrypoint_path, entry[1], directory) if entry else None,
        Start(command[0], service.command_path, command[1], directory) if command else None,
    )


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
                yield Reference(
                    path,
                    _enter(repo, "", folder),
                    use.input("target"),
                    args,
                    place,
                    tuple(_names(use.input("build-contexts"))),
                )
    for path in snapshot.files:
        if posixpath.basename(path) in ("skaffold.yaml", "skaffold.yml"):
            yield from _from_skaffold(repo, path)
    yield from _from_bake(snapshot)


def _from_bake(snapshot: Snapshot) -> Iterator[Reference]:
    for one in targets(snapshot):
        found = placed(one, frozenset(snapshot.files))
        if found is not None:
            file, folder = found
            yield Reference(file, folder, one.stage, one.args, Evidence(one.path, one.line, f"builds {file}"))


def _names(lines: str) -> Iterator[str]:
    return (line.partition("=")[0].strip() for line in lines.splitlines() if "=" in line)


def _from_compose(compose: Compose) -> Iterator[Reference]:
    seen: set[tuple[str, int]] = set()
    for stack in sorted(compose.stacks, key=lambda one: _is_trial(compose, one.files[-1])):
        finished = stack.finished
        for service in sorted(stack.services, key=lambda one: one.name in finished):
            made = service.build
            if made is None or made.context is None or not made.dockerfile:
                continue
            place = Evidence(made.path, made.line, f"service {service.name} builds {made.dockerfile}")
            if (service.path, service.line) not in seen:
                seen.add((service.path, service.line))
                entry, command = (
                    None if start is None or _is_trial(compose, start.path) else start for start in _starts(service)
                )
                yield Reference(
                    made.dockerfile,
                    made.context,
                    made.target,
                    _arguments(made),
                    place,
                    made.contexts,
                    service.image,
                    entry,
                    command,
                )


def _is_trial(compose: Compose, path: str) -> bool:
    """Whether a compose file is there for tests: what it starts is not what the image is for."""
    file = compose.file(path)
    return file is not None and file.trial


def _from_platforms(platforms: tuple[Given, ...]) -> Iterator[Reference]:
    for one in platforms:
        if one.dockerfile:
            place = Evidence(one.path, one.line, f"builds {one.dockerfile}")
            yield Reference(one.dockerfile, one.folder, "", (), place, (), "", None, one.start)


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
                yield service.image, *_starts(service)


def naming(path: str, references: tuple[Reference, ...], named: tuple[Started, ...]) -> Iterator[Reference]:
    """Those services as further starts of a Dockerfile that builds an image of that name, or of one that builds none of
    which the name is told where no other builds it."""
    mine = [one for one in references if one.dockerfile == path]
    built = {bare(one.image) for one in mine if one.image}
    others = {bare(one.image) for one in references if one.image and one.dockerfile != path}
    folder = mine[0].folder if mine else None
    for image, entrypoint, command in named:
        if bare(image) in built or (not built and bare(image) not in others):
            yield Reference(path, folder, mine[0].target if mine else "", (), None, (), image, entrypoint, command)


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
    place = Evidence(command.path, command.line, f"builds {path}")
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
                target, image = text(at(artifact, "docker", "target")), text(at(artifact, "image"))
                yield Reference(found, folder, target, (), place, image=image)
