"""# Image without a version

**Reported**: a base image (`FROM`) or an image of a compose file without a tag, or with the tag `latest`. The next build or
start may bring another image than the one that was tested.

**Not reported**: an earlier stage, `scratch`, a digest, a tag that an `ARG` gives, an image that the repository builds
itself, and files for tests, dev containers and a developer's own machine (`compose.override.yml`,
`docker-compose-dev.yml`).

Wrong: `FROM python`, `image: redis:latest`. Right: `FROM python:3.13-slim`, `image: redis:8`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.api import Confidence, Finding, Location, Severity, finding
from prodready.facts.documents import Dockerfile
from prodready.project.containers.compose import Compose, is_aside
from prodready.project.deployment.image_names import ImageNames, bare
from prodready.project.deployment.images import Images
from prodready.project.snapshot import Snapshot

_LOCAL = re.compile(
    r"(?:^|/)(?:docker-)?compose\.override\.ya?ml\Z|(?:^|[._/-])(?:dev|develop|development|local)(?:[._/-][^/]*\Z|/[^/]*\Z)",
    re.I,
)
"""What compose lays over the file beside it on a developer's machine, and files that are for one by their name or folder."""


@finding(
    code="INF101",
    name="latest-tag",
    section="infrastructure",
    severity=Severity.WARNING,
    question="Do base and compose images name a version?",
    why="An image without a version changes under the feet of everybody who builds or starts it.",
    fix="Name a version, or a digest: python:3.13-slim.",
    references=("https://docs.docker.com/build/building/best-practices/#pin-base-image-versions",),
)
def rule(snapshot: Snapshot, compose: Compose, images: Images, names: ImageNames) -> Iterator[Finding]:
    """Images of stages, then of services."""
    paths = [image.path for image in images.application] + list(images.others)
    folders = (path.rpartition("/")[0].rpartition("/")[2] for path, _ in snapshot.of(Dockerfile))
    built = frozenset(folder for folder in folders if "-" in folder or "_" in folder)
    for path in dict.fromkeys(paths):
        dockerfile = snapshot.documents.get(path)
        if isinstance(dockerfile, Dockerfile):
            yield from _in_stages(path, dockerfile, names, built)
    for file in compose.files:
        if file.trial or is_aside(file.path, snapshot.role(file.path)) or _LOCAL.search(file.path):
            continue
        for service in file.services:
            image = service.image
            if service.build is None and service.image_path == file.path and not names.first_party(image):
                why = unversioned(image)
                if why:
                    place = Location(file.path, service.image_line, 0, service.image_line, 0)
                    message = f"service {service.name} runs {image} {why}"
                    yield Finding("INF101", Severity.WARNING, place, message, Confidence.MEDIUM)


def _in_stages(path: str, dockerfile: Dockerfile, names: ImageNames, built: frozenset[str]) -> Iterator[Finding]:
    """Stages of images from elsewhere; ``built`` are the folders that hold a Dockerfile, after which their images are called."""
    aliases: set[str] = set()
    for stage in dockerfile.stages:
        earlier = stage.image.lower() in aliases or stage.image.isdigit()
        own = earlier or names.first_party(stage.image) or bare(stage.image).rpartition("/")[2] in built
        why = "" if own else unversioned(stage.image)
        aliases.add(stage.alias)
        if why:
            place = Location(path, stage.line, 0, stage.line, 0)
            yield Finding("INF101", Severity.WARNING, place, f"FROM {stage.image} {why}")


def unversioned(image: str) -> str:
    """In words, what an image's name lacks; empty if nothing."""
    name = image.rpartition("/")[2]
    if not image or image == "scratch" or "$" in image or "{" in image or "@" in image:
        return ""
    if ":" not in name:
        return "without a tag"
    return "with the tag latest" if name.endswith(":latest") else ""
