"""Commands and Dockerfiles that platform files give: Kubernetes, charts of Helm, heroku.yml, fly.toml, render.yaml, railway."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from prodready.facts.documents import Document, Node, Sequence, Text, at, entries, items, text, walk
from prodready.project.commands.runners.fragments import quote
from prodready.project.commands.steps import exec_word
from prodready.project.containers.starts import Start
from prodready.project.deployment.image_names import ImageNames
from prodready.project.deployment.resources import resources
from prodready.project.layout.repo import Repo

_IMAGES = frozenset({"repository", "image"})
_SECTION = re.compile(r"\s*(?:-\s*)?(containers|initContainers|volumes):")
_LIST = re.compile(r"\s*(?:-\s*)?(command|args):\s*\[(.*)\]\s*$")
_WORD = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'")


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
        elif name == "Chart.yaml":
            yield from _helm(repo, names, path)
        elif path.endswith((".yaml", ".yml")):
            yield from _kubernetes(document, path, names)


def _helm(repo: Repo, names: ImageNames, chart: str) -> Iterator[Given]:
    """What the templates of a chart tell the project's own image to start, where that is written in one line each."""
    folder = posixpath.dirname(chart)
    values = repo.document(posixpath.join(folder, "values.yaml"))
    named = (text(node) for trail, node in walk(values.root if values else None) if trail and trail[-1] in _IMAGES)
    image = next((each for each, _ in Counter(filter(None, named)).most_common() if names.own(each)), "")
    for path, document in repo.snapshot.of(Text) if image else ():
        if path.startswith(f"{posixpath.join(folder, 'templates')}/"):
            for words, line in _told(document.lines):
                yield Given(path, line, "", "", image, Start(quote(words), path, line), entrypoint=True)


def _told(lines: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int]]:
    """The command of each container of a template, with the first arguments that follow it; none of those before it is up."""
    serving, command, line = False, tuple[str, ...](), 0
    for number, written in enumerate(lines, 1):
        if section := _SECTION.match(written):
            serving = section[1] == "containers"
        found = _LIST.match(written) if serving else None
        if found is None:
            continue
        listed = tuple(_WORD.findall(found[2]))
        if found[1] == "args" and command:
            yield (*command, *map(_unquoted, listed)), line
            command = ()
        elif found[1] == "command":
            command, line = tuple(map(_unquoted, listed)), number


def _unquoted(word: str) -> str:
    return word[1:-1]


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
    for resource in resources(document):
        if not resource.kind or resource.kind == "CronJob":
            continue
        for image, _, container in resource.containers():
            command, args = at(container, "command"), at(container, "args")
            if names.own(image) and (command is not None or args is not None):
                both = [_start(node, path) for node in (command, args)]
                words = " ".join(one.text for one in both if one)
                line = (command or args or container).line
                yield Given(path, line, "", "", image, Start(words, path, line), command is not None)
