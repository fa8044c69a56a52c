"""# Health endpoint

**Passes** with a GET route whose path, composed of all prefixes, ends in a segment that names liveness (`health`, `healthz`,
`livez`, `live`, `ping`, `status`, `heartbeat`, `up`, `health-check` …), or with a mounted library that serves one.

**Does not pass**: `status` followed by a parameter, a health *resource* of the domain, POST only, calls of another service's
`/health`, routes in tests, a schema called `HealthCheck` that no route uses.

**How it is decided.** The route table composes every prefix (`APIRouter(prefix=…)`, `include_router`, blueprints, `include`,
mounts). Ambiguous names (`status`, `ping`, `up`) count only where everything before them is technical (`api`, `v1`, `internal`).

Passes: `@router.get("")` on `APIRouter(prefix="/health")`. Fails: `@app.get("/status/<int:code>")`.
"""

from __future__ import annotations

from prodready.api import Effort, Evidence, Verdict, failed, not_applicable, passed, point
from prodready.project.health import Health, names_liveness, segments_of
from prodready.project.routes import Routes
from prodready.project.services import Services


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
def rule(services: Services, routes: Routes, health: Health) -> Verdict:
    """Look for a route that is named for liveness."""
    if not services.is_service:
        return not_applicable(f"not a service: {services.reason}")
    live = [probe for probe in health.probes if probe.library or names_liveness(segments_of(probe.path))]
    if live:
        ordered = sorted(live, key=lambda probe: (probe.path.count("/"), probe.path))
        return passed(
            f"GET {ordered[0].path} tells whether the process is alive.",
            *(
                Evidence(probe.file, probe.line, f"GET {probe.path}{f' ({probe.library})' if probe.library else ''}")
                for probe in ordered[:3]
            ),
        )
    misses = [Evidence(route.file, route.line, f"{route.title} {reason}") for route, reason in health.misses[:3]]
    if health.probes:
        misses = [Evidence(p.file, p.line, f"GET {p.path} is a readiness route") for p in health.probes[:2]]
    return failed("No GET route is named for liveness.", *misses, searched=routes.searched)
