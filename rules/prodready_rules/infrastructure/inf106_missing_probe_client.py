"""# Health check that cannot run

**Reported**: a `HEALTHCHECK`, or the health check of a compose service that runs the application's image, that calls a
program, script or module which the image does not have. The container is then unhealthy for ever.

`curl` and `wget` are not in `slim` images, `curl` is not in Alpine's; a package that a later command removes is gone.

**Not reported**: images whose base is not known, programs that a script may install, Python's own modules.

Wrong, in `python:3.13-slim`: `HEALTHCHECK CMD curl -f http://localhost:8000/health`. Right: install curl, or
`HEALTHCHECK CMD python -c "import urllib.request as r; r.urlopen('http://localhost:8000/health')"`.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Finding, Location, Severity, finding
from prodready.project.containers.examining import Examiner
from prodready.project.containers.probes import command_of, lacking, test_of
from prodready.project.containers.starts import Start
from prodready.project.deployment.images import Image, Images
from prodready.project.deployment.stacks import Deployment
from prodready.project.layout.dependencies import Dependencies
from prodready.project.layout.topology import Topology


@finding(
    code="INF106",
    name="missing-probe-client",
    section="infrastructure",
    severity=Severity.ERROR,
    question="Does the image have what its health check calls?",
    why="A check that cannot run fails always: the container is restarted for ever, or never gets traffic.",
    fix="Install the program in the image, or probe with Python's urllib.",
    references=("https://docs.docker.com/reference/dockerfile/#healthcheck",),
)
def rule(images: Images, deployment: Deployment, dependencies: Dependencies, topology: Topology) -> Iterator[Finding]:
    """Checks of images, then those that compose services lay over them."""
    seen: set[tuple[str, int, str]] = set()
    for image, start, mounted in _checks(images, deployment):
        name = lacking(image.layers, start.text, dependencies)
        examiner = Examiner(image.layers, topology.packages, dependencies)
        problems = () if name or mounted else examiner.examine(start).problems
        why = f"calls {name}, which the image does not have" if name else ""
        why = why or "".join(problem.text.replace("is started", "is called") for problem in problems[:1])
        key = (start.path, start.line, why)
        if why and key not in seen:
            seen.add(key)
            place = Location(start.path, start.line, 0, start.line, 0)
            yield Finding("INF106", Severity.ERROR, place, f"the health check of {image.path}: {why}")


def _checks(images: Images, deployment: Deployment) -> Iterator[tuple[Image, Start, bool]]:
    """Images with their checks, and whether files are mounted over what the image holds."""
    for image in images.application:
        check = image.layers.healthcheck
        command = command_of(check)
        if check is not None and command:
            yield image, Start(command, image.path, check.line), False
    for app in deployment.services:
        command = test_of(app.service.healthcheck)
        if command and app.service.build is not None and app.images and app.service.healthcheck is not None:
            start = Start(command, app.service.healthcheck_path, app.service.healthcheck.line)
            yield app.images[0], start, bool(app.service.volumes)
