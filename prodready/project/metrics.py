"""How the service exports metrics: a Prometheus endpoint, or a push client that is set up (detection OBS004)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prodready.api import Evidence, fact
from prodready.facts.documents import Dockerfile, Document, Text
from prodready.facts.files import Role
from prodready.facts.python import Call, Const, Expr, Fmt, Module
from prodready.project.django_settings import DjangoSettings
from prodready.project.reach import Reach
from prodready.project.routes import Routes
from prodready.project.snapshot import Snapshot
from prodready.project.types import Types

RENDERERS = frozenset(
    {
        "prometheus_client.generate_latest",
        "prometheus_client.exposition.generate_latest",
        "prometheus_client.openmetrics.exposition.generate_latest",
        "django_prometheus.exports.ExportToDjangoView",
        "aioprometheus.render",
        "aioprometheus.renderer.render",
        "starlette_exporter.handle_metrics",
        "starlette_exporter.handle_openmetrics",
        "starlette_prometheus.metrics",
        "prometheus_async.aio.web.server_stats",
    }
)
"""What renders a registry in a handler, or is itself the handler."""
EXPOSERS = {
    "prometheus_client.make_asgi_app": "prometheus_client's ASGI application",
    "prometheus_client.make_wsgi_app": "prometheus_client's WSGI application",
    "prometheus_client.start_http_server": "a metrics port",
    "prometheus_client.start_wsgi_server": "a metrics port",
    "prometheus_client.exposition.start_http_server": "a metrics port",
    "prometheus_async.aio.web.start_http_server": "a metrics port",
    "prometheus_flask_exporter.PrometheusMetrics": "prometheus-flask-exporter",
    "prometheus_flask_exporter.RESTfulPrometheusMetrics": "prometheus-flask-exporter",
    "prometheus_flask_exporter.PrometheusMetrics.for_app_factory": "prometheus-flask-exporter",
    "prometheus_flask_exporter.multiprocess.GunicornPrometheusMetrics": "prometheus-flask-exporter",
    "prometheus_flask_exporter.multiprocess.GunicornInternalPrometheusMetrics": "prometheus-flask-exporter",
    "prometheus_flask_exporter.multiprocess.UWsgiPrometheusMetrics": "prometheus-flask-exporter",
    "gds_metrics.GDSMetrics": "gds-metrics",
    "sanic_prometheus.monitor": "sanic-prometheus",
    "aiohttp_prometheus_exporter.handler.metrics": "aiohttp-prometheus-exporter",
    "aioprometheus.service.Service": "an aioprometheus service",
    "opentelemetry.exporter.prometheus.PrometheusMetricReader": "OpenTelemetry's Prometheus reader",
    "litestar.plugins.prometheus.PrometheusController": "Litestar's Prometheus controller",
    "litestar.contrib.prometheus.PrometheusController": "Litestar's Prometheus controller",
    "robyn_prometheus.PrometheusMetrics": "a Prometheus endpoint",
}
"""What serves metrics once it is called, attached or started."""
PUSHERS = {
    "opentelemetry.sdk.metrics.MeterProvider": "OpenTelemetry",
    "opentelemetry.exporter.otlp.proto.grpc.metric_exporter.OTLPMetricExporter": "OpenTelemetry",
    "opentelemetry.exporter.otlp.proto.http.metric_exporter.OTLPMetricExporter": "OpenTelemetry",
    "azure.monitor.opentelemetry.configure_azure_monitor": "Azure Monitor",
    "logfire.configure": "Logfire",
    "statsd.StatsClient": "StatsD",
    "statsd.defaults.env.statsd": "StatsD",
    "statsd.statsd": "StatsD",
    "markus.configure": "markus",
    "datadog.initialize": "Datadog",
    "datadog.statsd": "Datadog",
    "datadog.DogStatsd": "Datadog",
    "datadog.dogstatsd.DogStatsd": "Datadog",
    "datadog.dogstatsd.base.DogStatsd": "Datadog",
    "ddtrace.patch_all": "Datadog",
    "aiodogstatsd.Client": "Datadog",
    "aiostatsd.client.StatsdClient": "StatsD",
    "newrelic.agent.initialize": "New Relic",
    "newrelic.agent.register_application": "New Relic",
    "elasticapm.contrib.starlette.make_apm_client": "Elastic APM",
    "elasticapm.contrib.flask.ElasticAPM": "Elastic APM",
    "elasticapm.Client": "Elastic APM",
    "scout_apm.api.Config.set": "Scout APM",
    "scout_apm.flask.ScoutApm": "Scout APM",
    "prometheus_client.push_to_gateway": "Prometheus Pushgateway",
    "prometheus_client.pushadd_to_gateway": "Prometheus Pushgateway",
    "graphitesender.init": "Graphite",
    "telegraf.client.TelegrafClient": "Telegraf",
}
_LAST_NAMES = frozenset(name.rpartition(".")[2] for name in (*EXPOSERS, *PUSHERS)) | {"expose"}
_AGENTS = re.compile(r"\b(newrelic-admin run-program|ddtrace-run|opentelemetry-instrument|elasticapm-run)\b")
_AGENT_NAMES = {
    "newrelic-admin run-program": "New Relic",
    "ddtrace-run": "Datadog",
    "opentelemetry-instrument": "OpenTelemetry",
    "elasticapm-run": "Elastic APM",
}
_EXPOSITION = re.compile(r"^#\s*(?:HELP|TYPE)\s|\n#\s*(?:HELP|TYPE)\s")


@dataclass(frozen=True)
class Metrics:
    """Where metrics are exported, and where they are set up without being exported."""

    exported: tuple[Evidence, ...]
    misses: tuple[Evidence, ...]


@fact
def metrics(snapshot: Snapshot, types: Types, routes: Routes, reach: Reach, django: DjangoSettings) -> Metrics:
    """Search routes, calls, Django's settings and start commands."""
    exported = [*_from_routes(routes, reach, types), *_from_outside(routes), *_from_calls(snapshot, types)]
    exported += [*_from_django(routes, django), *_from_commands(snapshot)]
    return Metrics(tuple(dict.fromkeys(exported)), tuple(_misses(snapshot, types)) if not exported else ())


def _from_routes(routes: Routes, reach: Reach, types: Types) -> Iterator[Evidence]:
    for route in routes.http:
        for handler in route.handlers:
            if handler.function is None:
                continue
            for item in reach.from_function(handler.path, handler.function, depth=3):
                if item.name in RENDERERS:
                    yield Evidence(route.file, route.line, f"{route.title} renders a Prometheus registry")
                    yield Evidence(item.path, item.call.line, item.name)
                    break
            else:
                module = types.symbols.modules[handler.path]
                if "metrics" in route.path and _writes_exposition(
                    module, handler.function.line, handler.function.end_line
                ):
                    yield Evidence(route.file, route.line, f"{route.title} writes the Prometheus text format")


def _writes_exposition(module: Module, first: int, last: int) -> bool:
    expressions: list[Expr] = [
        value
        for call in module.calls
        if first <= call.line <= last
        for value in (*call.args, *(item for _, item in call.kwargs))
    ]
    expressions += [item.value for item in module.assigns if first <= item.line <= last and item.value is not None]
    for function in module.functions:
        if first <= function.line <= last:
            expressions.extend(function.returned)
    return any(_is_exposition(expr) for expr in expressions)


def _is_exposition(expr: Expr) -> bool:
    if isinstance(expr, Const):
        return isinstance(expr.value, str) and bool(_EXPOSITION.search(expr.value))
    return isinstance(expr, Fmt) and any(_is_exposition(part) for part in expr.parts)


def _from_outside(routes: Routes) -> Iterator[Evidence]:
    for item in routes.outside:
        name = item.name.removesuffix("()").removesuffix(".as_view")
        if name in RENDERERS or name in EXPOSERS or name == "django_prometheus.urls":
            yield Evidence(item.file, item.line, f"{item.prefix or '/metrics'} is served by {name}")


def _from_calls(snapshot: Snapshot, types: Types) -> Iterator[Evidence]:
    for path, module in snapshot.application():
        for call in module.calls:
            if call.name.rpartition(".")[2].lstrip(":") not in _LAST_NAMES:
                continue
            name = types.symbols.resolve(path, call.name)
            known = EXPOSERS.get(name) or PUSHERS.get(name)
            if known is None:
                known = _instrumentator(path, call, types)
            if known and not _switched_off(call):
                yield Evidence(path, call.line, f"metrics through {known}")
        for cls in module.classes:
            for base in types.symbols.base_names(path, cls):
                if base in EXPOSERS and base.endswith("Controller"):
                    yield Evidence(path, cls.line, f"metrics through {EXPOSERS[base]}")
        for read in module.reads:
            if not read.name.endswith("PrometheusController"):
                continue
            name = types.symbols.resolve(path, read.name)
            if name in EXPOSERS and name.endswith("Controller"):
                yield Evidence(path, read.line, f"metrics through {EXPOSERS[name]}")


def _instrumentator(path: str, call: Call, types: Types) -> str:
    """``Instrumentator().instrument(app).expose(app)``; without ``expose`` nothing is served."""
    if not call.name.endswith(".expose"):
        return ""
    typed = types.call_name(path, call)
    return "prometheus-fastapi-instrumentator" if "nstrumentator" in typed.partition("()")[0] else ""


def _switched_off(call: Call) -> bool:
    """``PrometheusMetrics(app, path=None)`` serves nothing."""
    given = call.kwarg("path")
    return isinstance(given, Const) and given.value is None


def _from_django(routes: Routes, django: DjangoSettings) -> Iterator[Evidence]:
    for app in django.apps:
        if app.value in ("elasticapm.contrib.django", "scout_apm.django", "django_statsd", "ddtrace.contrib.django"):
            yield Evidence(app.path, app.line, f"metrics through {app.value}")


def _from_commands(snapshot: Snapshot) -> Iterator[Evidence]:
    """An APM agent that a start command wraps round the service."""
    for path, document in snapshot.documents.items():
        if snapshot.role(path) in (Role.TEST, Role.DOCS) or path.endswith((".md", ".rst")):
            continue
        lines: list[tuple[int, str]] = []
        if isinstance(document, Text):
            lines = list(enumerate(document.lines, 1))
        elif isinstance(document, Dockerfile):
            lines = [(item.line, item.value) for stage in document.stages for item in stage.instructions]
        elif isinstance(document, Document):
            lines = list(_scalars(document))
        for line, text in lines:
            found = _AGENTS.search(text) if not text.lstrip().startswith("#") else None
            if found:
                yield Evidence(path, line, f"the {_AGENT_NAMES[found.group(1)]} agent is started with the service")


def _scalars(document: Document) -> Iterator[tuple[int, str]]:
    from prodready.facts.documents import Scalar, walk

    for root in document.roots:
        for _, node in walk(root):
            if isinstance(node, Scalar) and isinstance(node.value, str):
                yield node.line, node.value


def _misses(snapshot: Snapshot, types: Types) -> Iterator[Evidence]:
    packages = ("prometheus", "opentelemetry", "statsd", "datadog", "newrelic", "starlette_exporter", "markus")
    for path, module in snapshot.application():
        for item in module.imports:
            if item.target.partition(".")[0].startswith(packages):
                yield Evidence(path, item.line, f"{item.target} is imported, but exports nothing")
                break
