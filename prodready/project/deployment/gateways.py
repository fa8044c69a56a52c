"""What gateways in front of the service do, from configuration in the repository: nginx, Traefik, Kong, Envoy …"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from prodready.api import Evidence
from prodready.facts.documents import Document, Mapping, Node, Scalar, Text, at, scalars, text, walk
from prodready.facts.files import Role
from prodready.project.deployment.nginx_blocks import lost_limits
from prodready.project.snapshot import Snapshot

_UNUSED = frozenset({Role.TEST, Role.DOCS, Role.VENDORED})
_PROSE = re.compile(
    r"\.(?:md|rst|adoc|txt|html?|sql)$|(?:^|/)(?:readme|changelog|changes|history)[^/]*$", re.IGNORECASE
)

_NGINX = re.compile(r"^\s*limit_req\s+zone=(?!\{)")
"""A zone that a template leaves open is whichever service a configuration is written for."""
_LIMIT_LINES = (
    (_NGINX, "nginx limit_req"),
    (re.compile(r"^\s*rate_limit\b.*\{"), "Caddy rate_limit"),
    (re.compile(r"http_req_rate\("), "HAProxy request rate"),
    (
        re.compile(
            r"\brate_based_statement\b|\bthrottling_rate_limit\b|^\s*throttle_settings\s*\{|^\s*rate_limit_options\s*\{"
        ),
        "a rate limit of the cloud's gateway",
    ),
    (re.compile(r"traefik\..*\.ratelimit\.average|nginx\.ingress\.kubernetes\.io/limit-(?:rps|rpm)"), "a rate limit"),
)
_ZONE = re.compile(r"^\s*limit_req_zone\b")
_LABEL = re.compile(r"\.ratelimit\.(?:average|burst|period)\s*[=:]", re.IGNORECASE)
_KEYS = re.compile(
    r"^(?:nginx\.ingress\.kubernetes\.io/limit-(?:rps|rpm)|haproxy\.org/rate-limit-requests|.*\.ratelimit\.average"
    r"|haproxy-ingress\.github\.io/limit-rps|haproxy\.router\.openshift\.io/rate-limit-connections\.rate-(?:http|tcp)"
    r"|ThrottlingRateLimit|throttlingRateLimit|qos/ratelimit/(?:router|service)|local_rate_?limit.*"
    r"|konghq\.com/rate-limiting)$",
    re.IGNORECASE,
)
_BUNKERWEB = re.compile(r"USE_LIMIT_REQ=(?:yes|true)$", re.IGNORECASE)
"""The variable that switches BunkerWeb's limits on, in a list of a compose file."""
_MAY_LIMIT = re.compile(r"rate[_-]?(?:limit|based)|limit-rp[sm]|throttl|USE_LIMIT_REQ", re.IGNORECASE)
"""Stands in all of these."""
_ROUTE_SWITCH = "haproxy.router.openshift.io/rate-limit-connections"
"""The annotation of an OpenShift route without which its rates do nothing."""
_DECLARED = re.compile(r"\.middlewares\.([^.\s]+)\.ratelimit\.", re.IGNORECASE)
_CHAINED = re.compile(r"middlewares(?!\.(?!\d+\.)[^.=]+\.(?!chain\b))", re.IGNORECASE)
"""Says which middlewares something goes through, rather than what one of them does."""
_WAF = "RateBasedStatement"
"""A rule of AWS WAF in a template of CloudFormation; with the action ``Count`` it stops nobody."""
_THROTTLE = ("custom", "apiGatewayThrottling")
_THROTTLING_PLUGIN = "serverless-api-gateway-throttling"
"""A plugin of the Serverless framework, and where it is told how many requests the gateway lets through."""
_NAMES = re.compile(r"^(?:rate-limiting(?:-advanced)?|envoy\.filters\.http\.(?:local_)?ratelimit)$")


def gateway_lines(snapshot: Snapshot) -> Iterator[tuple[str, int, str]]:
    """Lines of configuration in text (nginx, Caddy, HAProxy, Terraform, scripts): path, number, line."""
    for path, document in snapshot.documents.items():
        if isinstance(document, Text) and snapshot.role(path) not in _UNUSED and not _PROSE.search(path):
            for number, line in enumerate(document.lines, 1):
                if line.lstrip()[:1] not in ("#", ""):
                    yield path, number, line
        elif isinstance(document, Document) and snapshot.role(path) not in _UNUSED:
            yield from _blocks(path, document)


def _blocks(path: str, document: Document) -> Iterator[tuple[str, int, str]]:
    """The lines of texts in YAML: of the files of a ConfigMap, of an ingress's snippets."""
    for root in document.roots:
        for _, node in scalars(root):
            if isinstance(node.value, str) and "\n" in node.value:
                for offset, line in enumerate(node.value.split("\n"), 1):
                    if line.lstrip()[:1] not in ("#", ""):
                        yield path, node.line + offset, line


def gateway_limits(snapshot: Snapshot) -> tuple[list[Evidence], list[Evidence]]:
    """Rate limits of gateways, and zones that no location uses."""
    lines = list(gateway_lines(snapshot))
    documents = [(path, document) for path, document in snapshot.of(Document) if snapshot.role(path) not in _UNUSED]
    chains = _Chains(documents, lines)
    applied: list[Evidence] = []
    lost = _lost(snapshot, lines)
    zones = [Evidence(*place, "what this limits is handed to another service") for place in sorted(lost)]
    for path, number, line in lines:
        for pattern, name in _LIMIT_LINES:
            if pattern.search(line) and chains.uses_label(line) and (path, number) not in lost:
                applied.append(Evidence(path, number, f"{name} in the gateway's configuration"))
        if _ZONE.search(line):
            zones.append(Evidence(path, number, "limit_req_zone alone limits nothing"))
    for path, document in documents:
        for root in document.roots if snapshot.says(path, _MAY_LIMIT) else ():
            applied.extend(_structured(path, root, chains))
    return applied, [*zones, *chains.idle]


def _lost(snapshot: Snapshot, lines: list[tuple[str, int, str]]) -> frozenset[tuple[str, int]]:
    """Where an nginx limits what another service answers."""
    documents = {path: snapshot.documents.get(path) for path, _, line in lines if _NGINX.search(line)}
    texts = ((path, document.lines) for path, document in documents.items() if isinstance(document, Text))
    return frozenset((path, number) for path, found in texts for number in lost_limits(found))


class _Chains:
    """Which middlewares of Traefik a router, an entry point or a chain names."""

    def __init__(self, documents: list[tuple[str, Document]], lines: list[tuple[str, int, str]]) -> None:
        self._documents, self._lines = documents, lines
        self.idle: list[Evidence] = []

    @cached_property
    def _named(self) -> str:
        nodes = (pair for _, document in self._documents for root in document.roots for pair in walk(root))
        said = (f"{'.'.join(map(str, trail))}={text(node)}" for trail, node in nodes if isinstance(node, Scalar))
        return "\n".join(filter(_CHAINED.search, (*said, *(line for _, _, line in self._lines))))

    def uses(self, name: str, path: str = "", line: int = 0) -> bool:
        """Whether a middleware is named; one whose name is put together may be."""
        used = "$" in name or re.search(rf"(?<![\w.]){re.escape(name)}(?![\w.])", self._named) is not None
        if not used and path:
            self.idle.append(Evidence(path, line, f"no router uses Traefik's middleware {name}"))
        return used

    def uses_label(self, text: str, path: str = "", line: int = 0) -> bool:
        """Whether the middleware that a label configures is named; other texts count as they are."""
        found = _DECLARED.search(text)
        return found is None or self.uses(found[1], path, line)


def _structured(path: str, root: Node, chains: _Chains) -> Iterator[Evidence]:
    for trail, node in walk(root):
        key = str(trail[-1]) if trail else ""
        place = Evidence(path, node.line, "a rate limit of the gateway")
        if isinstance(node, Scalar):
            value = text(node)
            if (key == "name" and _NAMES.match(value)) or _is_on(key, value):
                yield place
            label = key if _KEYS.match(key) else value if _LABEL.search(value) else ""
            if key.startswith(_ROUTE_SWITCH) and not _is_switched_on(root, trail[:-1]):
                continue
            if label and chains.uses_label(label, path, node.line):
                yield place
        elif isinstance(node, Mapping):
            name = _middleware(root, trail)
            if key == _WAF:
                if at(root, *trail[:-2], "Action", "Count") is None:
                    yield Evidence(path, node.line, "a rate limit of AWS WAF")
            elif trail == _THROTTLE:
                place = Evidence(path, node.line, "a rate limit of the gateway, by a plugin of Serverless")
                if _is_plugged_in(root):
                    yield place
                else:
                    chains.idle.append(Evidence(path, node.line, f"{_THROTTLING_PLUGIN} is not among the plugins"))
            elif _KEYS.match(key) or (name and chains.uses(name, path, node.line)):
                yield place


def _is_on(key: str, value: str) -> bool:
    """``USE_LIMIT_REQ: yes`` in a mapping, ``USE_LIMIT_REQ=yes`` in a list."""
    if key == "USE_LIMIT_REQ":
        return value.lower() in ("yes", "true")
    return bool(_BUNKERWEB.match(value))


def _is_plugged_in(root: Node) -> bool:
    """Whether a configuration of Serverless lists the plugin that sets the gateway's limits."""
    return any(text(node) == _THROTTLING_PLUGIN for _, node in scalars(at(root, "plugins")))


def _is_switched_on(root: Node, trail: tuple[str | int, ...]) -> bool:
    """Whether the annotations at ``trail`` switch an OpenShift route's limits on, or a setting may."""
    switch = at(root, *trail, _ROUTE_SWITCH)
    return switch is not None and text(switch).lower() != "false"


def _middleware(root: Node, trail: tuple[str | int, ...]) -> str:
    """The name of the middleware of Traefik with the rate limit at ``trail``: ``http.middlewares.<name>.rateLimit`` of a
    dynamic configuration, ``spec.rateLimit`` of a Middleware."""
    if not trail or str(trail[-1]).lower() != "ratelimit":
        return ""
    if "middlewares" in trail:
        return str(trail[-2])
    named = (text(node) for inner, node in walk(root) if inner == ("metadata", "name") and isinstance(node, Scalar))
    return next(named, "") if trail == ("spec", trail[-1]) else ""
