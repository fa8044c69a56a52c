"""# No health check

**Reported**: an image of the application without `HEALTHCHECK`, where neither the compose services that run it nor a
manifest (Kubernetes, Helm, Render, Fly.io, Railway, ECS, or a template of one) probe it; likewise a compose service of the
application's image.

**Not reported**: images that something probes; services of a developer's own, into which the code is mounted with `DEBUG`
on, and images that only such services build; images whose script does its work and ends in `sys.exit()`, or that only
migrate; images of a database with its tables, for demos, and templates without a command, which a tool completes; services
that are built from a folder outside of the repository. `HEALTHCHECK NONE` and `disable: true` are no checks.

Wrong: a Dockerfile that ends with `CMD` and nothing else. Right:
`HEALTHCHECK CMD python -c "import urllib.request as r; r.urlopen('http://localhost:8000/healthz')"`, or a probe in the
manifest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.api import Confidence, Finding, Location, Severity, finding
from prodready.facts.documents import Text
from prodready.project.code.reach import Reach
from prodready.project.containers.compose import Compose, is_aside
from prodready.project.containers.probes import command_of, test_of
from prodready.project.deployment.images import Image, Images
from prodready.project.deployment.jobs import ends_by_itself
from prodready.project.deployment.manifests import Manifests
from prodready.project.deployment.servers import database
from prodready.project.deployment.stacks import AppService, Deployment
from prodready.project.deployment.workbench import is_built_by_developers, stays_own
from prodready.project.services.kind import Services
from prodready.project.snapshot import Snapshot

_TEMPLATE = re.compile(r"\.ya?ml\.(?:j2|jinja2?|tpl|tmpl)\Z")
_PROBE = re.compile(r"^\s*(?:liveness|readiness|startup)Probe\s*:")
_IMAGE = re.compile(r"^\s*(?:-\s+)?image\s*:\s*[\"']?(.+?)[\"']?\s*$")
_FRONT = re.compile(r"nginx|caddy|traefik|haproxy|varnish|memcached", re.I)
"""What stands before or beside the application in the manifests' templates."""
_CHECKED = re.compile(r'^\s*"?(health_check\w*|healthCheck\w*|health_check_path)"?\s*[={:]')


@finding(
    code="INF103",
    name="no-healthcheck",
    section="infrastructure",
    severity=Severity.WARNING,
    question="Does something ask the running container whether it is well?",
    why="A process that hangs keeps its container alive; only a check lets it be restarted and taken out of rotation.",
    fix="Add HEALTHCHECK to the Dockerfile, healthcheck to the compose service, or a probe to the manifest.",
    references=("https://docs.docker.com/reference/dockerfile/#healthcheck",),
)
def rule(
    snapshot: Snapshot,
    services: Services,
    images: Images,
    deployment: Deployment,
    manifests: Manifests,
    reach: Reach,
    compose: Compose,
) -> Iterator[Finding]:
    """Deployed images first; compose services whose image the repository does not build then."""
    if not services.runs or any(manifest.probes for manifest in manifests.found) or _elsewhere(snapshot):
        return
    for image in images.deployed:
        if ends_by_itself(snapshot, reach, image) or is_built_by_developers(snapshot, compose, image):
            continue
        if not command_of(image.layers.healthcheck) and not _probed(image, deployment):
            line = image.layers.stage.line
            message = f"{image.path} has no HEALTHCHECK, and no compose service or manifest probes it"
            yield Finding("INF103", Severity.WARNING, Location(image.path, line, 0, line, 0), message)
    if images.application:
        return
    for app in deployment.services:
        aside = is_aside(app.service.path, snapshot.role(app.service.path)) or stays_own(
            snapshot, deployment, app.service
        )
        if not aside and not _is_built_elsewhere(app) and not test_of(app.service.healthcheck):
            place = Location(app.service.path, app.service.line, 0, app.service.line, 0)
            message = f"service {app.service.name} has no health check"
            yield Finding("INF103", Severity.WARNING, place, message, Confidence.MEDIUM)


def _probed(image: Image, deployment: Deployment) -> bool:
    return any(test_of(app.service.healthcheck) for app in deployment.services if _runs(app, image))


def _runs(app: AppService, image: Image) -> bool:
    return any(one.path == image.path for one in app.images)


def _is_built_elsewhere(app: AppService) -> bool:
    """Whether a service is built from a folder outside of the repository, as another application is."""
    made = app.service.build
    return made is not None and made.context is None and not made.inline


def _elsewhere(snapshot: Snapshot) -> bool:
    """Whether Terraform checks what runs, or a template of a manifest probes another container than a database or a proxy."""
    for path, found in snapshot.of(Text):
        if path.endswith((".tf", ".bicep")) and any(map(_CHECKED.match, found.lines)):
            return True
        if _TEMPLATE.search(path) and any(map(_PROBE.match, found.lines)):
            images = [match[1] for line in found.lines if (match := _IMAGE.match(line))]
            if any(not database(image) and not _FRONT.search(image) for image in images):
                return True
    return False
