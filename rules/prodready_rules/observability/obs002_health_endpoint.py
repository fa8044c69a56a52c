"""# Health endpoint

**Passes** with a GET route whose path, composed of all prefixes, ends in a segment that names liveness (`health`,
`healthz`, `livez`, `live`, `ping`, `status`, `heartbeat`, `up`, `health-check` …), or with a mounted library or a
middleware that serves one.

**Does not pass**: `status` followed by a parameter or answering the list of a table, a health *resource* of the
domain, POST only, a status page behind a login, calls of another service's `/health`, routes in tests, a schema
called `HealthCheck` that no route uses, a route of a small helper service beside the main one, a router that nothing
mounts or an application that nothing starts beside the one that is served, code that never runs.

**Unknown** when a package outside the repository adds all of its routes at the root and no route here is one.

**How it is decided.** The route table composes every prefix (`APIRouter(prefix=…)`, `include_router`, blueprints,
`include`, mounts, connexion's OpenAPI documents). Ambiguous names (`status`, `ping`, `up`) count only where everything
before them is technical (`api`, `v1`, `internal`).

Passes:

    router = APIRouter(prefix="/health")

    @router.get("")
    async def health() -> dict[str, str]:
        return {"status": "ok"}

Fails:

    @app.get("/status/<int:code>")
    def status(code: int) -> Response: ...

**Limits.** A path that only a configuration file outside the repository names is not seen.
"""

from __future__ import annotations

from prodready.api import Effort, Evidence, Verdict, failed, passed, point, unknown
from prodready.project.health.probe_targets import ProbeTargets
from prodready.project.health.routes import Health, Probe
from prodready.project.layering.hidden import Hidden, unless
from prodready.project.routing.routes import Routes
from prodready.project.services.in_use import InUse
from prodready.project.services.kind import Services


@point(
    code="OBS002",
    name="health-endpoint",
    section="observability",
    question="Is there a GET route that tells whether the process is alive?",
    why="An orchestrator restarts what does not answer; without a route it can only watch the port.",
    fix="Add `GET /healthz` that returns 200 without touching anything, outside authentication.",
    effort=Effort.MINUTES,
    references=("https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/",),
)
def rule(
    services: Services, routes: Routes, health: Health, targets: ProbeTargets, hidden: Hidden, in_use: InUse
) -> Verdict:
    """Look for a route that is named for liveness."""
    if not services.is_service:
        return services.lacking("not a service")
    if health.live:
        first = health.live[0]
        said = f"{_title(first)} {'tell' if first.checks is None else 'tells'} whether the process is alive."
        return passed(said[0].upper() + said[1:], *(in_use.told(_evidence(probe)) for probe in health.live[:3]))
    elsewhere = health.elsewhere or health.routers
    if elsewhere:
        return _elsewhere(elsewhere[0], targets)
    verdict = failed(
        "No GET route is named for liveness.", *_misses(health, targets, routes)[:3], searched=routes.searched
    )
    return unless(verdict, hidden.routes)


def _title(probe: Probe) -> str:
    """The route, or what a package adds whose paths cannot be seen here."""
    return f"routes of {probe.library} below {probe.path or '/'}" if probe.checks is None else f"GET {probe.path}"


def _evidence(probe: Probe) -> Evidence:
    named = f" ({probe.library})" if probe.library and probe.checks is not None else ""
    return Evidence(probe.file, probe.line, f"{_title(probe)}{named}")


def _elsewhere(place: Evidence, targets: ProbeTargets) -> Verdict:
    """A deployment that probes a liveness path shows that the package outside serves it."""
    if targets.live:
        target = targets.live[0]
        return passed(
            f"The deployment probes {target.path}, and {place.path}:{place.line} {place.note}.",
            target.evidence,
            place,
        )
    return unknown(f"No route here is named for liveness, but {place.path}:{place.line} {place.note}.", place)


def _misses(health: Health, targets: ProbeTargets, routes: Routes) -> list[Evidence]:
    """The nearest misses: what a deployment probes, behind a login, readiness only, other routes of such a name."""
    behind = [
        Evidence(probe.file, probe.line, f"GET {probe.path} asks for a login ({probe.login})")
        for probe in health.probes
        if probe.login
    ]
    ready = [
        Evidence(probe.file, probe.line, f"GET {probe.path} is a readiness route")
        for probe in health.probes
        if not probe.login
    ]
    return [
        *targets.answered(routes),
        *behind,
        *ready,
        *(Evidence(route.file, route.line, f"{route.title} {why}") for route, why in health.misses),
    ]
