"""Which routes are liveness or readiness routes, told from their composed paths; and who may call them.

Names are those of ``checklist.md`` and the observed spellings of public services.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from prodready.api import fact
from prodready.facts.python import CallRef, Expr, Function, Ref
from prodready.project.django_settings import DjangoSettings
from prodready.project.routes import Route, Routes, is_parameter
from prodready.project.routing.table import Handler, Outside, join
from prodready.project.types import Types

LIVENESS = frozenset(
    [
        "health",
        "healthz",
        "healthcheck",
        "healthchecks",
        "healthy",
        "livez",
        "live",
        "liveness",
        "liveliness",
        "alive",
        "isalive",
        "heartbeat",
        "lbheartbeat",
        "ping",
        "pong",
        "up",
        "status",
        "gtg",
        "hc",
        "probe",
        "checkhealth",
        "appstatus",
        "elbstatus",
        "lbhealth",
        "lbstatus",
        "selfcheck",
        "keepalive",
    ]
)
READINESS = frozenset(
    [
        "ready",
        "readyz",
        "readiness",
        "isready",
        "startup",
        "startupz",
        "heartbeat",
        "gtg",
        "deep",
        "dependencies",
        "readinesscheck",
        "readycheck",
        "checkready",
    ]
)
AMBIGUOUS = frozenset({"up", "status", "live", "ping", "pong", "heartbeat", "probe", "hc", "gtg"})
"""Names that also occur for resources: below another resource they do not count."""

_NEUTRAL = re.compile(
    r"""^(?:api|v\d+(?:\.\d+)*|app|internal|system|sys|utils?|util|common|core|management|manage|control|monitoring|monitor|
    admin|public|private|service|services|server|actuator|ops|meta|infra|general|main|base|web|rest|backend|probes?|check|
    checks|healthcheck|health|healthz|_+|-|latest|diagnostics?|observability|\.well-known|k8s|kubernetes|status)$""",
    re.X,
)
_LOGIN = re.compile(
    r"login_required|require_login|requires_auth|auth_required|jwt_required|require_super_admin|permission_required|"
    r"require_permission|requires_permission|staff_member_required|current_user|get_user|authenticated|"
    r"token_required|require_admin|superuser|requires_scope|permissionrequired|verify_token|api_key_required|"
    r"^permission$|^authorize|require_auth",
    re.I,
)

LIBRARY_ROUTES: dict[str, tuple[str, bool]] = {
    "health_check.urls": ("", True),
    "django_alive.urls": ("alive/", True),
    "watchman.urls": ("", True),
    "watchman.views.bare_status": ("", False),
    "watchman.views.ping": ("", False),
    "watchman.views.status": ("", True),
    "django_healthchecks.urls": ("", False),
    "health_check.views.HealthCheckView": ("", True),
    "health_check.views.MainView": ("", True),
    "dockerflow.fastapi.router": ("/__lbheartbeat__", True),
    "dockerflow.fastapi.dockerflow_router": ("/__lbheartbeat__", True),
    "fastapi_health.health": ("", True),
    "flask_healthz.healthz": ("/live", False),
    "healthcheck.HealthCheck": ("", True),
    "robot_health.urls": ("", False),
}
"""What packages serve: the path below the mount, and whether it checks dependencies (their documentation)."""

LIBRARY_CALLS: dict[str, tuple[str, bool]] = {
    "dockerflow.flask.Dockerflow": ("/__lbheartbeat__", True),
    "dockerflow.flask.app.Dockerflow": ("/__lbheartbeat__", True),
    "dockerflow.sanic.Dockerflow": ("/__lbheartbeat__", True),
    "flask_healthz.Healthz": ("/healthz/live", True),
    "fastapi_healthchecks.api.router.HealthcheckRouter": ("/<probe>", True),
    "healthcheck.HealthCheck": ("/healthcheck", True),
}
MIDDLEWARES: dict[str, tuple[str, bool]] = {
    "dockerflow.django.middleware.DockerflowMiddleware": ("/__lbheartbeat__", True),
}


@dataclass(frozen=True)
class Probe:
    """A liveness or readiness route: one of the table, or what a library serves (``route`` is then None)."""

    path: str
    file: str
    line: int
    named_ready: bool
    route: Route | None = None
    library: str = ""
    checks: bool = False  # the library checks dependencies


@dataclass(frozen=True)
class Health:
    """The probes of the service, and health-like routes that do not count, with the reason."""

    probes: tuple[Probe, ...]
    misses: tuple[tuple[Route, str], ...]


def word_of(segment: str) -> str:
    """A segment reduced to its letters: ``__lb-heartbeat__.json`` becomes ``lbheartbeat``."""
    bare = re.sub(r"\.(?:json|txt|xml|html?)$", "", segment.lower())
    return re.sub(r"[^a-z0-9]", "", bare)


def segments_of(path: str) -> tuple[str, ...]:
    """The non-parameter segments of a path."""
    return tuple(part for part in path.lower().split("/") if part and not is_parameter(part))


def names_liveness(segments: tuple[str, ...]) -> bool:
    """Whether a path without parameters names liveness."""
    if not segments:
        return False
    last = word_of(segments[-1])
    if last in LIVENESS and last not in AMBIGUOUS:
        return all(_NEUTRAL.match(part) or word_of(part) in LIVENESS for part in segments[:-1]) or len(segments) <= 3
    return last in LIVENESS and all(_NEUTRAL.match(part) or word_of(part) in LIVENESS for part in segments[:-1])


def names_readiness(segments: tuple[str, ...]) -> bool:
    """Whether a path without parameters names readiness: ``ready``, ``health/<dependency>`` …"""
    if not segments:
        return False
    last = word_of(segments[-1])
    if last in READINESS:
        return all(_NEUTRAL.match(part) or word_of(part) in LIVENESS for part in segments[:-1]) or last.startswith(
            "ready"
        )
    below = len(segments) > 1 and word_of(segments[-2]) in LIVENESS - AMBIGUOUS
    return below and last not in LIVENESS


@fact
def health(routes: Routes, types: Types, django: DjangoSettings) -> Health:
    """Sort the routes that are named for health."""
    probes: list[Probe] = []
    misses: list[tuple[Route, str]] = []
    for route in routes.http:
        segments = segments_of(route.path)
        live, ready = names_liveness(segments), names_readiness(segments)
        if not live and not ready:
            last = word_of(segments[-1]) if segments else ""
            if last in LIVENESS | READINESS:
                misses.append((route, "is a resource of the domain"))
            continue
        if not route.answers("GET"):
            misses.append((route, "does not answer GET"))
        elif route.has_parameter and not _trailing_format(route):
            misses.append((route, "takes a parameter"))
        else:
            probes.append(Probe(route.path, route.file, route.line, ready, route))
    probes.extend(_outside(routes.outside))
    probes.extend(_called(types))
    for entry in django.middleware:
        if entry.value in MIDDLEWARES:
            path, checks = MIDDLEWARES[entry.value]
            probes.append(Probe(path, entry.path, entry.line, checks, None, entry.value, checks))
    return Health(tuple(probes), tuple(misses))


def _trailing_format(route: Route) -> bool:
    return not is_parameter(route.segments[0]) and all(
        "format" in part for part in route.segments if is_parameter(part)
    )


def _outside(items: tuple[Outside, ...]) -> list[Probe]:
    found = []
    for item in items:
        name = item.name.removesuffix("()").removesuffix(".as_view")
        if name in LIBRARY_ROUTES:
            below, checks = LIBRARY_ROUTES[name]
            found.append(Probe(join(item.prefix, below) or "/", item.file, item.line, checks, None, name, checks))
    return found


def _called(types: Types) -> list[Probe]:
    found = []
    for path, module in types.symbols.modules.items():
        for call in module.calls:
            known = LIBRARY_CALLS.get(types.symbols.resolve(path, call.name))
            if known is not None:
                found.append(Probe(known[0], path, call.line, known[1], None, call.name, known[1]))
    return found


def needs_login(types: Types, handler: Handler) -> str:
    """What makes a handler ask for a user (a decorator, an injected user, permission classes); empty if nothing does."""
    function = handler.function
    if function is None:
        return ""
    module = types.symbols.modules[handler.path]
    for decorator in function.decorators:
        name = _last(types, handler.path, decorator)
        if name and _LOGIN.search(name):
            return name
    injected = _injected_login(types, handler.path, function)
    if injected:
        return injected
    if function.owner >= 0:
        cls = module.classes[function.owner]
        for base in types.symbols.base_names(handler.path, cls):
            last = base.rpartition(".")[2].rpartition(":")[2]
            if _LOGIN.search(last) or "LoginRequired" in last:
                return last
        held = types.symbols.class_field(handler.path, cls, "permission_classes")
        value = held[1].value if held else None
        names = [item.name for item in getattr(value, "items", ()) if isinstance(item, Ref)]
        strict = [name for name in names if not name.endswith(("AllowAny", "ReadOnly"))]
        if strict:
            return strict[0].rpartition(".")[2]
    return ""


def _last(types: Types, path: str, expr: Expr) -> str:
    if isinstance(expr, CallRef):
        return types.symbols.modules[path].calls[expr.index].name.rpartition(".")[2].lstrip(":%&")
    return expr.name.rpartition(".")[2].lstrip(":%&") if isinstance(expr, Ref) else ""


def _injected_login(types: Types, path: str, function: Function) -> str:
    for param in function.params:
        dependency = types.dependency(path, param)
        if dependency is not None:
            name = _last(types, path, dependency)
            if name and _LOGIN.search(name):
                return name
    return ""
