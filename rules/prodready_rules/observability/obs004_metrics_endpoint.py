"""# Metrics

**Passes** with Prometheus exposition (a route that renders a registry or writes the text format, a mounted exporter, an
exposed instrumentator, a metrics port), or metrics that an OpenTelemetry, StatsD, Datadog or APM client exports which
is set up at start. What a setting switches on counts.

**Does not pass**: business data under `/metrics`, metrics that are defined and never exposed
(`Instrumentator().instrument(app)` without `.expose(app)`), traces alone, clients that *read* Prometheus, an interface
without a provider, metrics of a small helper service beside the main one.

**Unknown** when a package outside the repository adds all of its routes at the root and nothing here exports metrics;
it passes where the deployment sets `PROMETHEUS_MULTIPROC_DIR` beside it, which only an exposition is good for.

**How it is decided.** Handlers are followed to the call that renders a registry; constructors and start commands are
matched by their resolved names, so `config.make_wsgi_app()` of Pyramid is not taken for
`prometheus_client.make_wsgi_app`.

Passes:

    app.mount("/metrics", prometheus_client.make_asgi_app())

Fails:

    requests_total = prometheus_client.Counter("requests_total", "Requests")  # and nothing that renders it

**Limits.** An agent that only the hosting platform attaches is not seen.
"""

from __future__ import annotations

from prodready.api import Effort, Verdict, failed, passed, point, unknown
from prodready.project.health.routes import Health
from prodready.project.layering.hidden import Hidden, unless
from prodready.project.metrics.endpoints import Metrics
from prodready.project.routing.routes import Routes
from prodready.project.services.kind import Services


@point(
    code="OBS004",
    name="metrics-endpoint",
    section="observability",
    question="Does the service export metrics?",
    why="Without request counts, latencies and error rates nobody sees that it fails until a user says so.",
    fix="Mount prometheus_client.make_asgi_app() at /metrics, or instrument with the exporter of your framework.",
    effort=Effort.HOURS,
    references=("https://prometheus.github.io/client_python/exporting/http/",),
)
def rule(services: Services, routes: Routes, metrics: Metrics, health: Health, hidden: Hidden) -> Verdict:
    """Look for an export."""
    if not services.is_service:
        return services.lacking("not a service")
    if metrics.exported:
        return passed(f"Metrics are exported: {metrics.exported[0].note}.", *metrics.exported[:4])
    if health.elsewhere:
        place = health.elsewhere[0]
        if metrics.shared:
            message = "prometheus_client gathers the metrics of all processes, and a package outside serves its routes."
            return passed(message, *metrics.shared[:2], place)
        return unknown(f"Nothing here exports metrics, but {place.path}:{place.line} {place.note}.", place)
    verdict = failed(
        "No metrics are exported.",
        *metrics.misses[:3],
        searched=f"Prometheus, OpenTelemetry, StatsD, Datadog and APM clients; {routes.searched}",
    )
    return unless(verdict, hidden.routes)
