"""Which paths name liveness or readiness, and which packages serve such routes (detection OBS002, OBS003)."""

from __future__ import annotations

import re

from prodready.project.routing.routes import is_parameter

_LIVENESS = """
    health healthz healthcheck healthchecks healthcheckz healthy ishealthy healthstatus healthprobe healthping livez live
    liveness liveliness livenessprobe livecheck alive isalive checkalive heartbeat lbheartbeat ping pong up isup status
    statusz gtg hc probe checkhealth appstatus elbstatus lbhealth lbstatus servicestatus serverstatus systemstatus selfcheck
    statuscheck servicehealth apphealth apihealth serverhealth systemhealth healthendpoint keepalive ruok"""
LIVENESS = frozenset(_LIVENESS.split())
_READINESS = """
    ready readyz readiness readyness isready readinessprobe readinesscheck readycheck checkready startup startupz
    heartbeat gtg deep dependencies"""
READINESS = frozenset(_READINESS.split())
_BELOW_HEALTH = frozenset({"deep", "dependencies"})
"""Names of readiness below a health route alone; elsewhere packages and projects have dependencies."""
NAMES = LIVENESS | READINESS - _BELOW_HEALTH
"""Names that a route of health bears wherever it stands."""
AMBIGUOUS = frozenset({"up", "status", "live", "ping", "pong", "heartbeat", "probe", "hc", "gtg", "isup"})
"""Names that also occur for resources: below another resource they do not count."""

_ASIDE = frozenset(
    {"metrics", "version", "info", "docs", "openapijson", "history", "stats", "config", "schema", "events"}
)
"""What stands below a health route without being a dependency."""
_DEPENDENCY_WORDS = """
    db dbs database databases datastore sql postgres postgresql mysql mongo mongodb redis cache caches valkey memcached
    broker queue queues rabbitmq kafka celery elasticsearch opensearch storage s3 backends"""
_DEPENDENCIES = frozenset(_DEPENDENCY_WORDS.split())
"""Names of dependencies: below an ambiguous name (``up/databases``) only these tell readiness."""
_NEUTRAL = re.compile(
    r"""^(?:api|v?\d+(?:\.\d+)*|app|internal|system|sys|utils?|common|core|management|manage|mgmt|control|monitoring|monitor|pingdom|
    admin|public|private|services?|server|actuator|ops|meta|infra|general|main|base|web|rest|backend|probes?|checks?|
    healthcheck|health|healthz|_+|-|latest|diagnostics?|observability|info|misc|technical|\.well-known|k8s|kubernetes|status)$""",
    re.X,
)

LIBRARY_ROUTES: dict[str, tuple[tuple[str, bool], ...]] = {
    "health_check.urls": (("", True),),
    "django_alive.urls": (("alive/", True),),
    "helsinki_health_endpoints.urls": (("healthz", False), ("readiness", True)),
    "watchman.urls": (("", True),),
    "watchman.views.bare_status": (("", False),),
    "watchman.views.ping": (("", False),),
    "watchman.views.status": (("", True),),
    "django_healthchecks.urls": (("", False),),
    "moj_irat.views.HealthcheckView": (("", True),),
    "moj_irat.views.PingJsonView": (("", False),),
    "health_check.views.HealthCheckView": (("", True),),
    "health_check.views.MainView": (("", True),),
    "dockerflow.fastapi.router": (("/__heartbeat__", True),),
    "dockerflow.fastapi.dockerflow_router": (("/__heartbeat__", True),),
    "fastapi_health.health": (("", True),),
    "flask_healthz.healthz": (("/live", False),),
    "healthcheck.HealthCheck": (("", True),),
    "aiohttp_healthcheck.HealthCheck": (("", True),),
    "oslo_middleware.Healthcheck": (("", False),),
    "oslo_middleware.Healthcheck.app_factory": (("", False),),
    "oslo_middleware.healthcheck.Healthcheck": (("", False),),
    "oslo_middleware.healthcheck.Healthcheck.app_factory": (("", False),),
}
"""What packages serve: paths below the mount, and whether each checks dependencies (their documentation)."""

LIBRARY_CALLS: dict[str, tuple[str, bool]] = {
    "dockerflow.flask.Dockerflow": ("/__heartbeat__", True),
    "dockerflow.flask.app.Dockerflow": ("/__heartbeat__", True),
    "dockerflow.sanic.Dockerflow": ("/__heartbeat__", True),
    "flask_healthz.Healthz": ("/healthz/live", True),
    "fastapi_healthchecks.api.router.HealthcheckRouter": ("/<probe>", True),
    "healthcheck.HealthCheck": ("/healthcheck", True),
    "c2cwsgiutils.health_check.HealthCheck": ("/health_check", True),
    "oslo_middleware.Healthcheck": ("/healthcheck", False),
    "oslo_middleware.healthcheck.Healthcheck": ("/healthcheck", False),
    "lite_bootstrap.FastAPIBootstrapper": ("/health/", False),
    "lite_bootstrap.LitestarBootstrapper": ("/health/", False),
    "microbootstrap.bootstrappers.fastapi.FastApiBootstrapper": ("/health/", False),
    "microbootstrap.bootstrappers.litestar.LitestarBootstrapper": ("/health/", False),
}
"""Extensions that add their routes when the application calls them."""
CHECKERS: dict[str, tuple[str, re.Pattern[str]]] = {
    "fsd_utils.healthchecks.healthcheck.Healthcheck": (
        "/healthcheck",
        re.compile(r"^fsd_utils\.healthchecks\.checkers\.(?:DbChecker|RedisChecker)$"),
    ),
    "c2casgiutils.app": (
        "/health/",
        re.compile(r"^c2casgiutils\.health_checks\.(?:SQLAlchemy|Alembic|Redis)$"),
    ),
}
"""Extensions and applications to mount whose route runs the checks that the service hands them: the path, and which ask a
dependency."""
WITH_APPLICATION = "healthcheck.HealthCheck"
"""One that adds none unless it is given the application; without it, a route of the application runs it."""

MIDDLEWARES: dict[str, tuple[tuple[str, bool], ...]] = {
    "dockerflow.django.middleware.DockerflowMiddleware": (("/__lbheartbeat__", False), ("/__heartbeat__", True)),
    "django_alive.middleware.healthcheck_bypass_host_check": (("/-/alive/", True),),
}
"""Django middlewares that answer by themselves: the paths, and whether dependencies are checked there."""

DJANGO_SERVERS: dict[str, tuple[re.Pattern[str], tuple[tuple[str, bool], ...]]] = {
    "hurricane": (re.compile(r"\bmanage(?:\.py)?\s+serve\b"), (("/alive", False), ("/ready", True))),
}
"""Django applications whose command serves probes on a port of their own: what starts it, the paths, and whether
dependencies are checked there (django-hurricane's documentation, "Probe server")."""


def word_of(segment: str) -> str:
    """A segment reduced to its letters: ``__lb-heartbeat__.json`` becomes ``lbheartbeat``."""
    bare = re.sub(r"\.(?:json|txt|xml|html?)$", "", segment.lower())
    return re.sub(r"[^a-z0-9]", "", bare)


def below_resources(path: str) -> int:
    """How many segments above the last one name a resource and not a part that many services have."""
    return sum(not _NEUTRAL.match(segment) for segment in segments_of(path)[:-1])


def segments_of(path: str) -> tuple[str, ...]:
    """The non-parameter segments of a path."""
    return tuple(part for part in path.lower().split("/") if part and not is_parameter(part))


def names_liveness(segments: tuple[str, ...], own: frozenset[str] = frozenset()) -> bool:
    """Whether a path without parameters names liveness; ``own`` are names of the service itself (``/shop/ping``)."""
    if not segments:
        return False
    last = word_of(segments[-1])
    domain = [part for part in segments[:-1] if part not in own and not _are_technical((part,))]
    return last in LIVENESS and (not domain or (last not in AMBIGUOUS and (len(domain) == 1 or len(segments) <= 3)))


def names_readiness(segments: tuple[str, ...]) -> bool:
    """Whether a path without parameters names readiness: ``ready``, ``health/<dependency>`` …"""
    if not segments:
        return False
    last = word_of(segments[-1])
    above = word_of(segments[-2]) if len(segments) > 1 else ""
    if last in _BELOW_HEALTH and above not in LIVENESS:
        return False
    if last in READINESS:
        return last.startswith("ready") or _are_technical(segments[:-1])
    if above in AMBIGUOUS:
        return last in _DEPENDENCIES and _are_technical(segments[:-2])
    return above in LIVENESS and last not in LIVENESS | _ASIDE


def _are_technical(segments: tuple[str, ...]) -> bool:
    return all(_NEUTRAL.match(part) or word_of(part) in LIVENESS for part in segments)


def names_health(dotted: str) -> bool:
    """Whether a part of a dotted name of a package outside says that it is about health (``company.health.router``)."""
    return any(word_of(part) in LIVENESS - AMBIGUOUS for part in re.split(r"[._]", dotted))
