"""# Readiness endpoint

**Passes** with a route, reachable without a user's login, that tells whether the service's dependencies answer: named
for it (`ready`, `readyz`, `health/ready`, `__heartbeat__`, `health/db` …) or a health route. Where the service has
persistence or calls a cache, broker or other backing service, its handler or an injected parameter must reach one of
them, and a failure must show in the answer.

**Fails**: a readiness route that returns a constant although there is something to check; checks that are swallowed
and answered as if nothing had happened; a check behind a login; a middleware that touches the database on every
request.

**Unknown** when a package outside the repository serves the route and what it checks cannot be seen.

**How it is decided.** From the handler, calls are followed through the functions of the repository and the injected
parameters to calls that touch a store or ask another service. A failure shows if nothing catches it, or if some path
gives an error status or a different body.

Passes:

    @router.get("/readyz")
    async def ready(session: AsyncSession = Depends(get_session)) -> dict[str, str]:
        await session.execute(text("SELECT 1"))
        return {"status": "ready"}

Fails, in a service with a database:

    @router.get("/readyz")
    async def ready() -> dict[str, bool]:
        return {"ready": True}

**Limits.** Which of several dependencies matter is not judged: one that is checked is enough.
"""

from __future__ import annotations

import re
from collections import Counter

from msgspec.structs import replace

from prodready.api import Effort, Evidence, Verdict, failed, passed, point, unknown
from prodready.project.health.dependency_checks import ANOTHER
from prodready.project.health.probe_targets import ProbeTargets
from prodready.project.health.readiness import Readiness
from prodready.project.health.routes import Health, Probe
from prodready.project.layering.hidden import Hidden, unless
from prodready.project.routing.routes import Routes
from prodready.project.services.django_settings import DjangoSettings
from prodready.project.services.in_use import InUse
from prodready.project.services.kind import Services
from prodready.project.services.main_service import MainService
from prodready.project.storage.backing import Backing

_READY = re.compile(r"ready|readiness", re.IGNORECASE)
_SHARED = 2
"""Addresses of one handler, with a slash at the end and without."""


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
    services: Services,
    routes: Routes,
    health: Health,
    backing: Backing,
    readiness: Readiness,
    django: DjangoSettings,
    unread: Hidden,
    targets: ProbeTargets,
    in_use: InUse,
    main: MainService,
) -> Verdict:
    """Judge every health route; the best one decides."""
    if not services.is_service:
        return services.lacking("not a service")
    misses: list[Evidence] = []
    ordered = _ordered(health.probes, main)
    for probe in ordered:
        judged = _judge(probe, backing, readiness, routes, main)
        if isinstance(judged, Verdict):
            told = replace(judged, evidence=tuple(map(in_use.told, judged.evidence)))
            other = bool(misses) and ordered[0].named_ready and not _is_at(misses[0], told.evidence)
            return _beside(told, misses[0]) if other else told
        misses.append(judged)
    hidden = _hidden(health, django)
    if hidden is not None:
        return hidden
    if not misses:
        said = "No route tells whether the service's dependencies answer."
        verdict = failed(said, *list(targets.answered(routes))[:3], searched=routes.searched)
        return unless(verdict, unread.routes)
    named = any(map(_is_named, ordered))
    lead = "The readiness route does not tell" if named else "No readiness route, and the health route does not tell"
    shown = _of_each_service(misses, main)
    return failed(f"{lead} whether dependencies answer: {misses[0].note}.", *shown[:3], searched=routes.searched)


def _of_each_service(misses: list[Evidence], main: MainService) -> list[Evidence]:
    """The first miss of each service; what its other routes leave out says nothing more."""
    first: dict[str, Evidence] = {}
    for miss in misses:
        first.setdefault(main.topology.root_of(miss.path), miss)
    return list(first.values())


def _is_at(miss: Evidence, places: tuple[Evidence, ...]) -> bool:
    """Whether a miss stands where a pass does: of a route that a package's view answers."""
    return any((each.path, each.line) == (miss.path, miss.line) for each in places)


def _beside(verdict: Verdict, miss: Evidence) -> Verdict:
    """A pass by another route than the one that is named for readiness, which it tells of too."""
    return replace(verdict, message=f"{verdict.message} But {miss.note}.", evidence=(*verdict.evidence, miss))


def _is_named(probe: Probe) -> bool:
    """Whether a route is named for readiness; one for what dependencies do, to which users come, is hardly one of it."""
    return probe.named_ready and not (probe.login and not _READY.search(probe.path))


def _ordered(probes: tuple[Probe, ...], main: MainService) -> list[Probe]:
    """The main service's before others; those named for readiness first, in that very word before one dependency's, those
    behind a login last, of what they are named for; but of addresses that one method answers, by what each class says, the
    shortest."""
    answers = Counter(handler for probe in probes if probe.route for handler in set(probe.route.handlers))

    def aside(probe: Probe) -> tuple[tuple[bool, bool], bool, bool, bool, bool, int, str]:
        shared = any(answers[handler] > _SHARED for handler in (probe.route.handlers if probe.route else ()))
        partly = not shared and not _READY.search(probe.path)
        length = len(probe.path) if shared else 0
        return (
            main.apart(probe.file),
            probe.aside,
            not _is_named(probe) or shared,
            partly,
            bool(probe.login),
            length,
            probe.path,
        )

    return sorted(probes, key=aside)


def _judge(
    probe: Probe, backing: Backing, readiness: Readiness, routes: Routes, main: MainService
) -> Verdict | Evidence:
    """The verdict that a route decides, or why it decides none."""
    place = Evidence(probe.file, probe.line, f"GET {probe.path}")
    if probe.login:
        return Evidence(probe.file, probe.line, f"GET {probe.path} asks for a login ({probe.login})")
    if probe.library:
        if probe.checks:
            checks = (place,) if probe.check is None else (probe.check, place)
            return passed(f"{probe.library} checks dependencies at {probe.path}.", *checks)
        return Evidence(probe.file, probe.line, f"{probe.path} of {probe.library} checks nothing that can be seen")
    for handler in probe.route.handlers if probe.route else ():
        checked = readiness.checks(handler)
        if checked is None:
            continue
        found = Evidence(checked.path, checked.line, f"checks {checked.what}")
        if checked.shows:
            return passed(f"GET {probe.path} checks {checked.what}, and a failure shows.", place, found)
        return Evidence(found.path, found.line, f"GET {probe.path} {found.note}, but answers the same when it fails")
    if backing.found:
        reason = f"does not reach {backing.names}, on which the service depends"
        return Evidence(*_answer(probe), f"GET {probe.path} {reason}")
    if probe.named_ready or not backing.remote:
        return passed(f"GET {probe.path}; there is no backing service to check.", place)
    return Evidence(
        *_answer(probe), f"GET {probe.path} asks nothing, although {_asking(backing, readiness, routes, main)}"
    )


def _asking(backing: Backing, readiness: Readiness, routes: Routes, main: MainService) -> str:
    """What shows that the service needs another one: a route whose handler asks it, else a client of it."""
    for route in sorted(routes.http, key=lambda each: main.order(each.file)):
        for handler in route.handlers:
            checked = readiness.checks(handler)
            if checked is not None and checked.what == ANOTHER:
                return f"{route.title} asks another service in {checked.path}:{checked.line}"
    client = min(backing.remote.values(), key=lambda place: main.order(place.path))
    return f"{client.path}:{client.line} makes the service a client of another"


def _answer(probe: Probe) -> tuple[str, int]:
    """Where a route is answered, if that is in another file than its declaration, which says little."""
    answering = [item for item in probe.route.handlers if item.line] if probe.route else []
    apart = [item for item in answering if item.path != probe.file]
    return (apart[0].path, apart[0].line) if apart and len(apart) == len(answering) else (probe.file, probe.line)


def _hidden(health: Health, django: DjangoSettings) -> Verdict | None:
    """What a package outside serves: its checks may stand in Django's settings; otherwise they cannot be seen."""
    for probe in health.probes:
        if probe.library and probe.checks is None:
            place = Evidence(probe.file, probe.line, f"GET {probe.path}")
            return unknown(f"What {probe.library} checks at {probe.path} cannot be seen here.", place)
    if not health.elsewhere:
        return None
    place = health.elsewhere[0]
    checks = [app for app in django.apps if app.value.startswith("health_check.")]
    if checks:
        cited = [Evidence(app.path, app.line, f"registers the checks of {app.value}") for app in checks[:3]]
        return passed("django-health-check has checks, and a package outside serves its routes.", *cited, place)
    return unknown(f"No route here checks dependencies, but {place.path}:{place.line} {place.note}.", place)
