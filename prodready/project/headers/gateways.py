"""Headers that a gateway in front of the service sets: nginx, Caddy, Traefik, annotations of an ingress …"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from prodready.api import Evidence
from prodready.facts.documents import Document, Text, at, scalars, text
from prodready.facts.files import Role
from prodready.project.deployment.gateways import gateway_lines
from prodready.project.deployment.nginx_blocks import lost_headers
from prodready.project.headers.policy_texts import forbids_inline
from prodready.project.headers.policy_values import Policy
from prodready.project.snapshot import Snapshot

_NOSNIFF = re.compile(r"x-content-type-options|contenttypenosniff|content_type_options", re.IGNORECASE)
_ON = re.compile(r"nosniff|true", re.IGNORECASE)
_POLICY = re.compile(r"content-?security-?policy(?!-report)", re.IGNORECASE)
_CADDY = re.compile(r"(?:^|/)Caddyfile[^/]*$|\.caddy(?:file)?$", re.IGNORECASE)
_HANDS_ON = re.compile(r"^\s*(?:reverse_proxy|proxy|php_fastcgi|import)\b")
_SCHEMA = "CustomResourceDefinition"
"""What only describes what a gateway's manifests may say."""
_BLOCK = 3
"""Lines of a block of Terraform in which the value of a header stands."""
_UNUSED = (Role.TEST, Role.DOCS, Role.VENDORED)


class GatewayHeaders(msgspec.Struct, frozen=True):
    """Where the gateway's configuration sets them."""

    nosniff: tuple[Evidence, ...]
    policies: tuple[Policy, ...]


def gateway_headers(snapshot: Snapshot) -> GatewayHeaders:
    """Of all lines, but for those that nginx loses where an inner block adds headers of its own."""
    nosniff: list[Evidence] = []
    policies: list[Policy] = []
    for path, number, line in _lines(snapshot):
        if _NOSNIFF.search(line) and _ON.search(line):
            nosniff.append(Evidence(path, number, "the gateway sets X-Content-Type-Options"))
        if _POLICY.search(line) and "-src" in line:
            policies.append(_policy(path, number, line))
    return GatewayHeaders(tuple(nosniff), tuple(policies))


def _policy(path: str, number: int, line: str) -> Policy:
    said = _POLICY.split(line, maxsplit=1)[1].strip(" :=\"'")
    return Policy(Evidence(path, number, "the gateway sets Content-Security-Policy"), forbids_inline(said))


def _lines(snapshot: Snapshot) -> Iterator[tuple[str, int, str]]:
    plans = [(path, document) for path, document in snapshot.of(Text) if path.endswith(".tf")]
    texts = [(path, document) for path, document in snapshot.of(Text) if _adds_headers(document)]
    lost = {(path, number) for path, document in texts for number in lost_headers(document.lines)}
    files = frozenset(path for path, document in snapshot.of(Text) if _serves_files(path, document))
    for path, number, line in gateway_lines(snapshot):
        if (path, number) not in lost and path not in files:
            yield path, number, line
    yield from _blocks(plans)
    for path, document in snapshot.of(Document):
        if snapshot.role(path) in _UNUSED or path.endswith(("openapi.json", "swagger.json")):
            continue
        if snapshot.says(path, _NOSNIFF) or snapshot.says(path, _POLICY):
            roots = (root for root in document.roots if text(at(root, "kind")) != _SCHEMA)
            for key, node in (pair for root in roots for pair in scalars(root)):
                if isinstance(node.value, (str, bool)):
                    yield path, node.line, f"{key} {text(node)}"


def _blocks(plans: Iterable[tuple[str, Text]]) -> Iterator[tuple[str, int, str]]:
    """The headers of Terraform's plans, whose names and values stand below each other in a block."""
    for path, document in plans:
        for number, line in enumerate(document.lines, 1):
            if not line.lstrip().startswith(("#", "//")) and (_NOSNIFF.search(line) or _POLICY.search(line)):
                yield path, number, " ".join(document.lines[number - 1 : number - 1 + _BLOCK])


def _serves_files(path: str, document: Text) -> bool:
    """Whether a configuration of Caddy hands no request on: what it sets is for the files of a front end."""
    return _CADDY.search(path) is not None and not any(map(_HANDS_ON.search, document.lines))


def _adds_headers(document: Text) -> bool:
    """Whether a text may be an nginx configuration that adds headers."""
    return any("add_header" in line for line in document.lines)
