"""Which image names mean the repository's own images."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

import msgspec

from prodready.api import fact
from prodready.facts.documents import Document, Text, at, entries, items, text
from prodready.project.ci.pipelines import Ci, Documented
from prodready.project.containers.compose import Compose, is_compose_file
from prodready.project.containers.layers import OFFICIAL
from prodready.project.deployment.resources import CLOWD_APP, resources
from prodready.project.layout.topology import Topology
from prodready.project.services.kind import Services
from prodready.project.snapshot import Snapshot
from prodready.project.words import words

_GENERIC = frozenset(
    {"app", "src", "api", "web", "backend", "server", "main", "project", "config", "core", "service", "services", "lib"}
    | {
        "wsgi",
        "asgi",
        "manage",
        "routes",
        "views",
        "application",
        "entrypoint",
        "start",
        "runserver",
        "factory",
        "__init__",
    }
    | {"python", "django", "flask", "fastapi", "test", "tests", "latest", "image", "worker", "frontend", "base", "dev"}
)
_NO_SERVICES = frozenset({"frontend", "base", "dev", "test", "tests", "python", "latest", "image", "worker"})
_PRODUCTS = words(
    """kafka zookeeper temporal minio keycloak mailhog mailpit prometheus grafana loki jaeger pgadmin pgadmin4 localstack emqx
    opensearch qdrant weaviate milvus ollama kibana logstash cassandra etcd vault mosquitto"""
)
"""Servers that others publish images of, and that modules which talk to them are called after (``shop/kafka/worker.py``)."""
_SHORTEST = 4
_REPOSITORY = re.compile(r"github\.repository\s*==\s*['\"][\w.-]+/([\w.-]+)['\"]")
_PARTS = frozenset(
    {"api", "server", "backend", "app", "web", "worker", "core", "service", "beta", "celery", "scheduler", "task"}
    | {"http", "asgi", "wsgi", "uwsgi", "gunicorn", "django", "flask", "fastapi", "image", "prod", "production", "main"}
    | {"all", "aio", "standalone", "oss", "ce", "ee", "community", "docker", "processor", "beat", "dev", "webserver"}
    | {"inference", "serving", "predictor"}
)
"""Words behind a project's name that still mean its Python part; ``-dashboard`` or ``-nginx`` do not."""
_BESIDE = re.compile(
    r"[-_.](?:nginx|caddy|traefik|haproxy|varnish|db|database|postgres\w*|mysql|mariadb|mongo\w*|redis)$"
)
"""The ends of names of images that a project builds for the servers beside it."""
_CONTEXTS = re.compile(r"^\s*contexts\s*=\s*\{([^{}]*)\}", re.M)
_TARGET = re.compile(r"^\s*\"?([\w.-]+)\"?\s*=\s*\"target:", re.M)
"""Named contexts of a target of bake, and those of them that another target makes."""
_EXPRESSION = re.compile(r"\$\{\{[^{}]*\}\}")
_TAG = re.compile(r"(?<=[\w}])(:[\w.${}-]*|@sha256:\w+)$")

_VARIABLE = re.compile(r"\$\{?(\w+)(?::?\?[^{}]*)?\}?")
"""A variable that whoever starts it sets: ``${SHOP_IMAGE:?name one}``."""
_ALTERNATIVE = re.compile(r"\$\{\w+:?\+(?:[^{}]|\$\{[^{}]*\})*\}")
"""What stands there only where a variable is set (``${VARIANT:+-${VARIANT}}``)."""


class ImageNames(msgspec.Struct, frozen=True):
    """``built``: names without tags that something in the repository builds; ``known``: names of the project."""

    built: frozenset[str]
    known: frozenset[str]

    def own(self, image: str) -> bool:
        """Whether an image is one of the repository's."""
        name = bare(image)
        if not name:
            return False
        if name in self.built:
            return not _BESIDE.search(name)
        variable = _VARIABLE.fullmatch(name)
        last = _normal(variable[1] if variable is not None else posixpath.basename(name))
        if last in _GENERIC - _NO_SERVICES and _normal(posixpath.basename(posixpath.dirname(name))) in self.known:
            return True  # ``registry.work/shop/api`` of a project called shop
        if _normal("-".join(name.split("/")[-2:])) in self.known - {last} and last not in OFFICIAL | _PRODUCTS:
            return True  # ``registry.work/acme/shop`` of a distribution called acme-shop
        if last in OFFICIAL | _GENERIC | _PRODUCTS:
            return False
        return any(
            last == known or _is_part(last, known) or (known.startswith(f"{last}-") and len(last) >= _SHORTEST)
            for known in self.known
        )

    def first_party(self, image: str) -> bool:
        """Whether an image comes from the project at all, be it a base or a tool of its own."""
        return self.own(image) or any(_normal(part) in self.known for part in bare(image).split("/"))


def _is_part(last: str, known: str) -> bool:
    return last.startswith(f"{known}-") and set(last[len(known) + 1 :].split("-")) <= _PARTS


def bare(image: str) -> str:
    """An image's name without tag and digest."""
    previous, image = "", _ALTERNATIVE.sub("", image)
    while previous != image:
        previous, image = image, _TAG.sub("", image.strip())
    return image


def is_published(image: str) -> bool:
    """Whether an image is one of Docker's official ones, or a known server that others publish."""
    return _normal(posixpath.basename(bare(image))) in OFFICIAL | _PRODUCTS


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower().strip("-")


@fact
def image_names(
    snapshot: Snapshot, services: Services, topology: Topology, compose: Compose, ci: Ci, documented: Documented
) -> ImageNames:
    """Names of distributions and packages, and those that compose files, CI, skaffold and documents build."""
    own = (one for stack in compose.stacks for one in stack.services if one.build and not one.build.is_of_another)
    built = {bare(one.image) for one in own if one.image}
    tagged = {bare(name) for name in _tagged(ci, documented)}
    built.update(name for name in tagged if "$" not in name)
    built.update(_artifacts(snapshot))
    known = {_normal(package.name) for package in topology.packages} | {
        *_of_compose(snapshot),
        *_of_conditions(snapshot),
        *_of_clowder(snapshot),
    }
    for app in (*services.apps, *services.workers):
        known.update(_normal(part) for part in app.path.removesuffix(".py").split("/"))
    last = {_normal(part) for name in built | tagged if "$" not in (part := posixpath.basename(name))}
    names = {name for name in known | last if len(name) >= _SHORTEST and name not in _GENERIC | OFFICIAL}
    return ImageNames(frozenset(filter(None, (*built, *_of_bake(snapshot)))), frozenset(names))


def _tagged(ci: Ci, documented: Documented) -> Iterator[str]:
    """What ``docker build -t`` and the build action call their results; a variable may stand for the owner or the tag."""
    for command in (*ci.commands, *documented.commands):
        if command.program in ("docker", "podman", "buildah") and "build" in command.args:
            tag = command.option("-t", "--tag")
            if tag:
                yield tag
    for use in ci.uses:
        if use.name.startswith(("docker/build-push-action", "docker/metadata-action")):
            for line in f"{use.input('tags')}\n{use.input('images')}".replace(",", "\n").splitlines():
                if line.strip() and "=" not in line:
                    yield _EXPRESSION.sub("${}", line.strip())


def _of_compose(snapshot: Snapshot) -> Iterator[str]:
    """What compose files call the project (``name: shop``)."""
    for path in snapshot.files:
        document = snapshot.document(path) if is_compose_file(path) else None
        name = text(document.at("name")) if document is not None else ""
        if name and "$" not in name:
            yield _normal(name)


def _of_conditions(snapshot: Snapshot) -> Iterator[str]:
    """What workflows call the repository where they see to it that forks do not run their jobs."""
    for path in snapshot.files:
        document = snapshot.document(path) if path.startswith(".github/workflows/") else None
        for job in entries(document.at("jobs")) if document is not None else ():
            said = _REPOSITORY.search(text(at(job.value, "if")))
            if said is not None:
                yield _normal(said[1])


def _of_clowder(snapshot: Snapshot) -> Iterator[str]:
    """What manifests call the application that Clowder starts."""
    for path, document in snapshot.of(Document):
        for resource in resources(document) if path.endswith((".yml", ".yaml")) else ():
            if resource.kind == CLOWD_APP:
                yield _normal(text(at(resource.node, "metadata", "name")))


def _artifacts(snapshot: Snapshot) -> Iterator[str]:
    for path in snapshot.files:
        document = snapshot.document(path) if posixpath.basename(path) in ("skaffold.yaml", "skaffold.yml") else None
        for root in document.roots if document else ():
            for artifact in items(at(root, "build", "artifacts")):
                yield text(at(artifact, "image"))


def _of_bake(snapshot: Snapshot) -> Iterator[str]:
    """The names under which ``docker buildx bake`` hands the result of one target to another."""
    for path, found in snapshot.of(Text):
        if path.endswith(".hcl"):
            for block in _CONTEXTS.findall("\n".join(found.lines)):
                yield from _TARGET.findall(block)
