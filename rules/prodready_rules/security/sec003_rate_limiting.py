"""# Rate limiting

**Passes** when a limiter is *applied* to at least one route, or to all: slowapi, fastapi-limiter, Flask-Limiter,
django-ratelimit, REST framework's throttle classes, Litestar's middleware, quart-rate-limiter, the `limits` library,
own counters that answer 429, or gateway configuration in the repository (nginx `limit_req`, Traefik, Kong, Envoy,
Caddy, ingress annotations).

**Does not pass**: a limiter that is created and applied to nothing, throttle rates without throttle classes,
`limit_req_zone` without `limit_req`, handling *other people's* limits (a client that waits after 429), limits of
outgoing calls, a lockout that answers something else.

**How it is decided.** Decorators, injected dependencies, middleware and settings are resolved to libraries; functions
of the repository that answer 429 count when their names or counters show a limit and a request runs them.

Passes: `@limiter.limit("5/minute")` on the login route. Fails: `limiter = Limiter(key_func=get_remote_address)` and
nothing more.

**Limits.** What a cloud provider's console configures is not in the repository and cannot be seen.
"""

from __future__ import annotations

from prodready.api import Effort, Verdict, failed, passed, point
from prodready.project.layering.hidden import Hidden, unless
from prodready.project.limits.rate_limits import RateLimits
from prodready.project.routing.routes import Routes
from prodready.project.services.kind import Services


@point(
    code="SEC003",
    name="rate-limiting",
    section="security",
    question="Is at least one route protected by a rate limit?",
    why="Without a limit passwords can be guessed at line speed and one client can use up what all share.",
    fix="Apply your framework's limiter (slowapi, Flask-Limiter, throttle classes …) to login and write routes.",
    effort=Effort.HOURS,
    references=("https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/",),
)
def rule(services: Services, routes: Routes, limits: RateLimits, hidden: Hidden) -> Verdict:
    """Look for a limit in force."""
    if not services.is_service:
        return services.lacking("not a service")
    if limits.applied:
        return passed(f"Requests are limited: {limits.applied[0].note}.", *limits.applied[:4])
    searched = (
        f"limiter libraries, middleware, throttle settings, own answers 429, gateway configuration; {routes.searched}"
    )
    if limits.idle:
        return failed(
            f"A limiter exists and limits nothing: {limits.idle[0].note}.", *limits.idle[:3], searched=searched
        )
    return unless(failed("No route is limited.", searched=searched), hidden.routes)
