"""# Container that runs as root

**Reported**: an image of the application whose process is root: the last `USER` of the stage that is deployed is root, or
there is none and the base image has none.

**Not reported**: a start that gives up root (`gosu`, `su-exec`, `setpriv`, `s6-setuidgid`, `su`, `sudo -u`, `uid` of uWSGI,
`user` of supervisor), a base image without root (distroless `nonroot`, Bitnami) or one that is not known, `user:` of the
compose services that run the image, `runAsNonRoot` or `runAsUser` of manifests. Dockerfiles for development and tests.

Wrong: no `USER` at all. Right: `USER 1000` before `CMD`.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Finding, Location, Severity, finding
from prodready.project.containers.users import drops, root_at
from prodready.project.deployment.images import Image, Images
from prodready.project.deployment.manifests import Manifests
from prodready.project.deployment.stacks import Deployment
from prodready.project.services.kind import Services


@finding(
    code="INF102",
    name="root-container",
    section="infrastructure",
    severity=Severity.ERROR,
    question="Does the application's container run as a user without rights?",
    why="What breaks into a process that is root owns the container, and is nearer to owning the host.",
    fix="Create a user in the Dockerfile and end with USER and its numeric id.",
    references=("https://docs.docker.com/build/building/best-practices/#user",),
)
def rule(services: Services, images: Images, deployment: Deployment, manifests: Manifests) -> Iterator[Finding]:
    """The deployed stage of each Dockerfile of the application."""
    if not services.runs or any(manifest.users for manifest in manifests.found):
        return
    for image in images.deployed:
        line = root_at(image.layers)
        if line and not any(drops(image.layers, start) for start, _ in image.starts) and not _given(image, deployment):
            place = Location(image.path, line, 0, line, 0)
            stage = image.layers.stage.alias or "the final stage"
            user = "sets USER root" if image.layers.user else f"has no USER, and {image.layers.base} runs as root"
            yield Finding("INF102", Severity.ERROR, place, f"{stage} of {image.path} {user}")


def _given(image: Image, deployment: Deployment) -> bool:
    """Whether every service that runs the image sets a user other than root."""
    users = [app.service.user for app in deployment.services if image.path in {one.path for one in app.images}]
    return bool(users) and all(user and user.partition(":")[0] not in ("root", "0") for user in users)
