"""What gateways in front of the service do, from configuration in the repository: nginx, Traefik, Kong, Envoy …"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.api import Evidence
from prodready.facts.documents import Document, Mapping, Scalar, Text, text, walk
from prodready.facts.files import Role
from prodready.project.snapshot import Snapshot

_UNUSED = frozenset({Role.TEST, Role.DOCS, Role.VENDORED})
_PROSE = re.compile(
    r"\.(?:md|rst|adoc|txt|html?|sql)$|(?:^|/)(?:readme|changelog|changes|history)[^/]*$", re.IGNORECASE
)

_LIMIT_LINES = (
    (re.compile(r"^\s*limit_req\s+zone="), "nginx limit_req"),
    (re.compile(r"^\s*rate_limit\b.*\{"), "Caddy rate_limit"),
    (re.compile(r"http_req_rate\("), "HAProxy request rate"),
    (re.compile(r"\brate_based_statement\b|\bthrottling_rate_limit\b"), "a rate limit of the cloud's gateway"),
    (re.compile(r"traefik\..*\.ratelimit\.average|nginx\.ingress\.kubernetes\.io/limit-(?:rps|rpm)"), "a rate limit"),
)
_ZONE = re.compile(r"^\s*limit_req_zone\b")
_LABEL = re.compile(r"\.ratelimit\.(?:average|burst|period)\s*[=:]", re.IGNORECASE)
_KEYS = re.compile(
    r"^(?:nginx\.ingress\.kubernetes\.io/limit-(?:rps|rpm)|haproxy\.org/rate-limit-requests|.*\.ratelimit\.average"
    r"|ThrottlingRateLimit|throttlingRateLimit|qos/ratelimit/(?:router|service)|local_rate_?limit.*"
    r"|konghq\.com/rate-limiting)$",
    re.IGNORECASE,
)
_NAMES = re.compile(r"^(?:rate-limiting(?:-advanced)?|envoy\.filters\.http\.(?:local_)?ratelimit)$")


def gateway_lines(snapshot: Snapshot) -> Iterator[tuple[str, int, str]]:
    """Lines of configuration in text (nginx, Caddy, HAProxy, Terraform, scripts): path, number, line."""
    for path, document in snapshot.documents.items():
        if isinstance(document, Text) and snapshot.role(path) not in _UNUSED and not _PROSE.search(path):
            for number, line in enumerate(document.lines, 1):
                if line.lstrip()[:1] not in ("#", ""):
                    yield path, number, line


def gateway_limits(snapshot: Snapshot) -> tuple[list[Evidence], list[Evidence]]:
    """Rate limits of gateways, and zones that no location uses."""
    applied: list[Evidence] = []
    zones: list[Evidence] = []
    for path, number, line in gateway_lines(snapshot):
        for pattern, name in _LIMIT_LINES:
            if pattern.search(line):
                applied.append(Evidence(path, number, f"{name} in the gateway's configuration"))
        if _ZONE.search(line):
            zones.append(Evidence(path, number, "limit_req_zone alone limits nothing"))
    for path, document in snapshot.of(Document):
        if snapshot.role(path) not in _UNUSED:
            applied.extend(_structured(path, document))
    return applied, zones


def _structured(path: str, document: Document) -> Iterator[Evidence]:
    for root in document.roots:
        for trail, node in walk(root):
            key = str(trail[-1]) if trail else ""
            if isinstance(node, Scalar):
                value = text(node)
                named = key == "name" and _NAMES.match(value)
                if named or _KEYS.match(key) or _LABEL.search(value):
                    yield Evidence(path, node.line, "a rate limit of the gateway")
            elif isinstance(node, Mapping) and (_KEYS.match(key) or _is_traefik(trail)):
                yield Evidence(path, node.line, "a rate limit of the gateway")


def _is_traefik(trail: tuple[str | int, ...]) -> bool:
    """``http.middlewares.<name>.rateLimit`` of a dynamic configuration, ``spec.rateLimit`` of a Middleware."""
    if not trail or str(trail[-1]).lower() != "ratelimit":
        return False
    return "middlewares" in trail or trail == ("spec", trail[-1])
