"""Commands and Dockerfiles that platform files give: Kubernetes, heroku.yml, fly.toml, render.yaml, railway."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

import msgspec

from prodready.facts.documents import Document, Node, Sequence, at, entries, items, text
from prodready.project.ci_steps import exec_word
from prodready.project.containers.starts import Start
from prodready.project.image_names import ImageNames
from prodready.project.repo import Repo
from prodready.project.runners import quote


class Given(msgspec.Struct, frozen=True):
    """``dockerfile`` is empty where an image is meant by name; ``entrypoint`` tells that ``start`` replaces it."""

    path: str
    line: int
    dockerfile: str = ""
    folder: str = ""
    image: str = ""
    start: Start | None = None
    entrypoint: bool = False


def given(repo: Repo, names: ImageNames) -> Iterator[Given]:
    """What every platform file of the tree says."""
    for path, document in repo.snapshot.of(Document):
        name, folder = posixpath.basename(path), posixpath.dirname(path)
        if name in ("heroku.yml", "heroku.yaml"):
            yield from _heroku(repo, document, path, folder)
        elif name == "fly.toml":
            yield from _fly(repo, document, path, folder)
        elif name in ("render.yaml", "render.yml"):
            yield from _render(repo, document, path, folder)
        elif name in ("railway.json", "railway.toml"):
            yield from _railway(repo, document, path, folder)
        elif path.endswith((".yaml", ".yml")):
            yield from _kubernetes(document, path, names)


def _start(node: Node | None, path: str) -> Start | None:
    if node is None:
        return None
    body = quote(tuple(exec_word(one) for one in node.items)) if isinstance(node, Sequence) else text(node)
    return Start(body, path, node.line) if body else None


def _heroku(repo: Repo, document: Document, path: str, folder: str) -> Iterator[Given]:
    for entry in entries(document.at("build", "docker")):
        dockerfile = repo.file(folder, text(entry.value) or text(at(entry.value, "dockerfile")))
        run = document.at("run", entry.key)
        start = _start(at(run, "command") or run, path)
        yield Given(path, entry.line, dockerfile, posixpath.dirname(dockerfile) if dockerfile else "", "", start)


def _fly(repo: Repo, document: Document, path: str, folder: str) -> Iterator[Given]:
    node = document.at("build", "dockerfile")
    dockerfile = repo.file(folder, text(node)) if node else repo.first(folder, "Dockerfile")
    if dockerfile:
        yield Given(path, node.line if node else 1, dockerfile, folder)
    for entry in entries(document.at("processes")):
        yield Given(path, entry.line, dockerfile, folder, "", _start(entry.value, path))


def _render(repo: Repo, document: Document, path: str, folder: str) -> Iterator[Given]:
    for service in items(document.at("services")):
        if "docker" not in (text(at(service, "env")), text(at(service, "runtime"))):
            continue
        root = repo.enter(folder, (text(at(service, "rootDir")) or ".",))
        dockerfile = repo.file(root, text(at(service, "dockerfilePath")) or "Dockerfile")
        context = repo.enter(root, (text(at(service, "dockerContext")) or ".",))
        yield Given(path, service.line, dockerfile, context, "", _start(at(service, "dockerCommand"), path))


def _railway(repo: Repo, document: Document, path: str, folder: str) -> Iterator[Given]:
    dockerfile = repo.file(folder, text(document.at("build", "dockerfilePath")) or "Dockerfile")
    start = _start(document.at("deploy", "startCommand"), path)
    if dockerfile and start:
        yield Given(path, start.line, dockerfile, folder, "", start)


def _kubernetes(document: Document, path: str, names: ImageNames) -> Iterator[Given]:
    for root in document.roots:
        if at(root, "kind") is None:
            continue
        spec = at(root, "spec", "template", "spec") or at(root, "spec")
        for container in items(at(spec, "containers")):
            image, command, args = text(at(container, "image")), at(container, "command"), at(container, "args")
            if image and names.own(image) and (command is not None or args is not None):
                both = [_start(node, path) for node in (command, args)]
                words = " ".join(one.text for one in both if one)
                line = (command or args or container).line
                yield Given(path, line, "", "", image, Start(words, path, line), command is not None)
