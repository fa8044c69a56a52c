"""The images that a CI configuration builds from the repository and gives a name, to start them by it later."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import msgspec

from prodready.facts.documents import Node, at, entries, items, text
from prodready.project.commands.runners.fragments import options
from prodready.project.layout.repo import Repo

BUILD_VALUES = frozenset(
    {"-t", "--tag", "-f", "--file", "--target", "--build-arg", "--platform", "--cache-from", "--cache-to", "--label"}
    | {"--secret", "--ssh", "-o", "--output", "--progress", "--network", "--builder", "--metadata-file"}
)
_BUILD = re.compile(r"\b(?:docker|podman|nerdctl)\s+(?:buildx\s+|image\s+)?build\s([^\n&|;]*)")
_ACTION = "docker/build-push-action@"
MAX_DEPTH = 12


class Built(msgspec.Struct, frozen=True):
    """An image of the repository: its Dockerfile, the stage that is built, the folder of its context."""

    path: str
    target: str
    context: str


def image_built(repo: Repo, path: str, image: str) -> Built | None:
    """What the configuration at ``path`` builds under the name ``image``, if it does."""
    document = repo.document(path)
    wanted = _name(image)
    found = (built for root in (document.roots if document else ()) for built in _builds(repo, root, wanted, MAX_DEPTH))
    return next((built for built in found if built.path), None)


def _name(image: str) -> str:
    """An image's name without its tag."""
    head, _, tail = image.rpartition("/")
    name = tail.partition(":")[0]
    return f"{head}/{name}" if head else name


def _builds(repo: Repo, node: Node, wanted: str, depth: int) -> Iterator[Built]:
    if depth <= 0:
        return
    if text(at(node, "uses")).startswith(_ACTION):
        given = at(node, "with")
        if any(_name(tag) == wanted for tag in re.split(r"[\s,]+", text(at(given, "tags")))):
            yield _built(repo, text(at(given, "context")), text(at(given, "file")), text(at(given, "target")))
        return
    for match in _BUILD.finditer(text(node).replace("\\\n", " ")):
        given_words, rest = options(tuple(_words(match.group(1))), BUILD_VALUES)
        if _name(given_words.get("-t") or given_words.get("--tag") or "") == wanted:
            file = given_words.get("-f") or given_words.get("--file") or ""
            yield _built(repo, rest[0] if rest else "", file, given_words.get("--target", ""))
    for inner in (*(entry.value for entry in entries(node)), *_listed(node)):
        yield from _builds(repo, inner, wanted, depth - 1)


def _listed(node: Node) -> tuple[Node, ...]:
    return tuple(item for item in items(node) if item is not node)


def _words(line: str) -> list[str]:
    try:
        return shlex.split(line)
    except ValueError:
        return line.split()


def _built(repo: Repo, context: str, file: str, target: str) -> Built:
    folder = repo.enter("", (context or ".",))
    path = repo.file("", file) if file else repo.first(folder, "Dockerfile", "Containerfile")
    return Built(path, target, folder)
