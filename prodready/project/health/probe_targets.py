"""The HTTP paths that deployment files probe: independent evidence of health routes (detection A6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.documents import Dockerfile, Document, Node, Scalar, walk
from prodready.facts.files import Role
from prodready.project.health.names import AMBIGUOUS, names_liveness, segments_of, word_of
from prodready.project.routing.routes import Routes
from prodready.project.snapshot import Snapshot

_KEYS = frozenset({"healthCheckPath", "healthcheckPath", "health_check_path", "requestPath", "http_path"})
_PROBES = frozenset(
    {"livenessProbe", "readinessProbe", "startupProbe", "liveness_check", "readiness_check", "http_checks"}
)
_NAMED = re.compile("|".join((*_KEYS, *_PROBES, "healthcheck")))
_URL = re.compile(r"https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|\$\{?\w+\}?)(?::[\w${}]+)?(/[\w./_-]*)")
_OTHER = frozenset({Role.TEST, Role.DOCS, Role.TEMPLATE, Role.VENDORED})


class Target(msgspec.Struct, frozen=True):
    """A path that a deployment probes."""

    path: str
    evidence: Evidence


class ProbeTargets(msgspec.Struct, frozen=True):
    """All probed paths."""

    found: tuple[Target, ...]

    @property
    def live(self) -> tuple[Target, ...]:
        """Those that name liveness, the plainest names first."""
        found = [target for target in self.found if names_liveness(segments_of(target.path))]
        return tuple(sorted(found, key=lambda target: word_of(target.path.rpartition("/")[2]) in AMBIGUOUS))

    def answered(self, routes: Routes) -> Iterator[Evidence]:
        """The routes that are probed, each told with the first of the places that do, but for the page at the root."""
        probed = {target.path.rstrip("/"): target for target in reversed(self.found)}
        for route in routes.http:
            target = probed.get(route.path.rstrip("/"))
            if target is not None and route.path != "/" and route.answers("GET"):
                probe = target.evidence
                yield Evidence(route.file, route.line, f"{route.title} is what {probe.path}:{probe.line} probes")


@fact
def probe_targets(snapshot: Snapshot) -> ProbeTargets:
    """Read health checks of images, compose files, manifests and platforms' files."""
    return ProbeTargets(tuple(_targets(snapshot)))


def _targets(snapshot: Snapshot) -> Iterator[Target]:
    for path, document in snapshot.documents.items():
        if snapshot.role(path) in _OTHER:
            continue
        if isinstance(document, Dockerfile):
            for stage in document.stages:
                for item in stage.instructions:
                    if item.keyword == "HEALTHCHECK":
                        yield from _of_text(path, item.line, item.value)
        elif isinstance(document, Document) and snapshot.says(path, _NAMED):
            for root in document.roots:
                for keys, node in walk(root):
                    yield from _of_node(path, keys, node)


def _of_node(path: str, keys: tuple[str | int, ...], node: Node) -> Iterator[Target]:
    if not isinstance(node, Scalar) or not isinstance(node.value, str) or not keys:
        return
    if keys[-1] in _KEYS or (keys[-1] == "path" and _PROBES.intersection(keys)):
        yield Target(node.value, Evidence(path, node.line, f"probes {node.value}"))
    elif "healthcheck" in keys and "test" in keys:
        yield from _of_text(path, node.line, node.value)


def _of_text(path: str, line: int, text: str) -> Iterator[Target]:
    found = _URL.search(text)
    if found:
        yield Target(found[1], Evidence(path, line, f"probes {found[1]}"))
