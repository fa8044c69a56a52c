"""# Readiness endpoint

**Passes** with a route, reachable without a user's login, that tells whether the service's dependencies answer: named for it
(`ready`, `readyz`, `health/ready`, `__heartbeat__`, `health/db` …) or a health route. Where the service has persistence or
calls a cache, broker or other backing service, its handler or an injected parameter must reach one of them, and a failure
must show in the answer.

**Fails**: a readiness route that returns a constant although there is something to check; checks that are swallowed and
answered with 200; a check behind a login; middleware only.

**How it is decided.** From the handler, calls are followed through the functions of the repository and the injected
parameters to calls that touch a store or ask another service. A failure shows if nothing catches it, or if some path gives
an error status or a different body.

Passes: `await session.execute(text("SELECT 1"))` in `GET /readyz`. Fails: `return {"ready": True}` in a service with a database.
"""

from __future__ import annotations

from prodready.api import Effort, Evidence, Verdict, failed, not_applicable, passed, point
from prodready.project.backing import Backing
from prodready.project.health import Health, Probe, needs_login
from prodready.project.readiness import Readiness
from prodready.project.routes import Routes
from prodready.project.services import Services
from prodready.project.types import Types


@point(
    code="OBS003",
    name="readiness-endpoint",
    section="observability",
    question="Is there a route that tells whether the service's dependencies answer?",
    why="Traffic that is sent to an instance whose database is gone fails for the user instead of waiting for another.",
    fix="Add `GET /readyz` that runs `SELECT 1` with a short timeout and answers 503 when it fails.",
    effort=Effort.HOURS,
    references=("https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/",),
)
def rule(
    services: Services, routes: Routes, health: Health, backing: Backing, readiness: Readiness, types: Types
) -> Verdict:
    """Judge every health route; the best one decides."""
    if not services.is_service:
        return not_applicable(f"not a service: {services.reason}")
    misses: list[Evidence] = []
    ordered = sorted(health.probes, key=lambda probe: (not probe.named_ready, probe.path))
    for probe in ordered:
        verdict, miss = _judge(probe, backing, readiness, types)
        if verdict is not None:
            return verdict
        if miss is not None:
            misses.append(miss)
    if not misses:
        return failed("No route tells whether the service's dependencies answer.", searched=routes.searched)
    named = any(probe.named_ready for probe in ordered)
    lead = "The readiness route does not tell" if named else "No readiness route, and the health route does not tell"
    return failed(f"{lead} whether dependencies answer: {misses[0].note}.", *misses[:3], searched=routes.searched)


def _judge(
    probe: Probe, backing: Backing, readiness: Readiness, types: Types
) -> tuple[Verdict | None, Evidence | None]:
    place = Evidence(probe.file, probe.line, f"GET {probe.path}")
    if probe.library:
        if probe.checks:
            return passed(f"{probe.library} checks dependencies at {probe.path}.", place), None
        return None, Evidence(probe.file, probe.line, f"{probe.path} of {probe.library} checks nothing")
    for handler in probe.route.handlers if probe.route else ():
        login = needs_login(types, handler)
        if login:
            return None, Evidence(handler.path, handler.line, f"GET {probe.path} asks for a login ({login})")
        checked = readiness.checks(handler)
        if checked is None:
            continue
        if checked.shows:
            return passed(
                f"GET {probe.path} checks {checked.what}, and a failure shows.",
                place,
                Evidence(checked.path, checked.line, f"checks {checked.what}"),
            ), None
        return None, Evidence(
            checked.path, checked.line, f"GET {probe.path} checks {checked.what}, but answers the same"
        )
    if probe.named_ready and not backing.found:
        return passed(f"GET {probe.path}; there is no backing service to check.", place), None
    if not backing.found:
        return None, Evidence(probe.file, probe.line, f"GET {probe.path} is a health route without a readiness check")
    return None, Evidence(
        probe.file, probe.line, f"GET {probe.path} reaches no dependency although the service has {backing.names}"
    )
