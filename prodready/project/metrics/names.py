"""Names of public packages that export metrics (their documentation; detection OBS004)."""

from __future__ import annotations

import re

RENDERERS = frozenset(
    {
        "prometheus_client.generate_latest",
        "prometheus_client.exposition.generate_latest",
        "prometheus_client.openmetrics.exposition.generate_latest",
        "prometheus_client.aiohttp.make_aiohttp_handler",
        "aioprometheus.render",
        "aioprometheus.renderer.render",
        "prometheus_client.exposition.choose_encoder",
    }
)
"""What renders a registry inside a handler."""
_EXPORTERS: dict[str, dict[str, str]] = {
    "prometheus_client": {
        r"(?:\w+\.)*make_asgi_app": "prometheus_client's ASGI application",
        r"(?:\w+\.)*make_wsgi_app": "prometheus_client's WSGI application",
        r"(?:\w+\.)*start_(?:http|wsgi)_server": "a metrics port",
        r"aiohttp\.(?:\w+\.)?make_aiohttp_handler": "prometheus_client's handler of aiohttp",
        r"(?:exposition\.)?MetricsHandler|twisted\.MetricsResource": "prometheus_client's own handler",
        r"(?:exposition\.)?push(?:add)?_to_gateway": "Prometheus Pushgateway",
    },
    "prometheus_async": {r"aio\.web\.(?:start_http_server(?:_in_thread)?|server_stats)": "prometheus-async"},
    "prometheus_flask_exporter": {r"(?:\w+\.)*\w*PrometheusMetrics(?:\.for_app_factory)?": "prometheus-flask-exporter"},
    "gds_metrics": {r"GDSMetrics": "gds-metrics"},
    "dmutils": {r"metrics\.DMGDSMetrics": "gds-metrics"},
    "c2cwsgiutils": {r"prometheus\.start": "c2cwsgiutils"},
    "sanic_prometheus": {r"monitor": "sanic-prometheus"},
    "prometheus_sanic": {r"monitor": "prometheus-sanic"},
    "lite_bootstrap": {r"(?:FastAPI|Litestar)Bootstrapper": "lite-bootstrap"},
    "microbootstrap": {r"bootstrappers\.\w+\.(?:FastApi|Litestar)Bootstrapper": "microbootstrap"},
    "aiohttp_prometheus_exporter": {r"handler\.metrics": "aiohttp-prometheus-exporter"},
    "aiohttp_prometheus": {r"MetricsView": "aiohttp-prometheus"},
    "aioprometheus": {r"(?:service\.)?Service|asgi\.\w+\.metrics": "aioprometheus"},
    "starlette_exporter": {r"handle_(?:open)?metrics": "starlette-exporter"},
    "starlette_prometheus": {r"metrics": "starlette-prometheus"},
    "django_prometheus": {r"exports\.ExportToDjangoView|urls": "django-prometheus"},
    "litestar": {
        r"(?:plugins|contrib)\.prometheus\.(?:\w+\.)*PrometheusController": "Litestar's Prometheus controller"
    },
    "falcon_prometheus": {r"PrometheusMiddleware": "falcon-prometheus"},
    "tornado_prometheus": {r"(?:\w+\.)*(?:MetricsHandler|PrometheusMixIn)": "tornado-prometheus"},
    "opentelemetry": {
        r"exporter\.prometheus\.PrometheusMetricReader": "OpenTelemetry's Prometheus reader",
        r"exporter\.otlp\.proto\.(?:grpc|http)\.metric_exporter\.OTLPMetricExporter": "OpenTelemetry",
        r"exporter\.\w+\.(?:\w*MetricsExporter|\w*MetricExporter)": "OpenTelemetry",
        r"sdk\.metrics\.MeterProvider": "OpenTelemetry",
        r"sdk\._configuration\.(?:_OTelSDKConfigurator|_initialize_components)": "OpenTelemetry",
    },
    "opencensus": {r"ext\.\w+\.(?:metrics|stats)_exporter\.new_(?:metrics|stats)_exporter": "OpenCensus"},
    "azure": {r"monitor\.opentelemetry\.configure_azure_monitor": "Azure Monitor"},
    "logfire": {r"configure": "Logfire"},
    "statsd": {
        r"(?:\w+\.)*(?:StatsClient|TCPStatsClient|UnixSocketStatsClient|statsd)|Client": "StatsD",
        r"defaults\.\w+\.statsd\.\w+": "StatsD's client of the environment",
    },
    "aiodogstatsd": {r"(?:\w+\.)*Client": "Datadog"},
    "aiostatsd": {r"(?:\w+\.)*StatsdClient": "StatsD"},
    "datadog": {r"initialize|statsd(?:\.\w+)?|(?:\w+\.)*DogStatsd": "Datadog"},
    "ddtrace": {r"(?:_monkey\.)?patch(?:_all)?|contrib\.asgi\.(?:\w+\.)?TraceMiddleware": "Datadog"},
    "markus": {r"configure": "markus"},
    "newrelic": {r"agent\.(?:initialize|register_application)": "New Relic"},
    "elasticapm": {r"Client|contrib\.(?:\w+\.)*(?:make_apm_client|ElasticAPM)": "Elastic APM"},
    "scout_apm": {
        r"api\.(?:Config\.set|install)|flask\.ScoutApm|(?:async_\.starlette|falcon)\.ScoutMiddleware": "Scout APM"
    },
    "apitally": {r"(?:\w+\.)*Apitally(?:Middleware|Plugin)": "Apitally"},
    "appsignal": {r"Appsignal": "AppSignal"},
    "aws_embedded_metrics": {r"metric_scope": "CloudWatch"},
    "aws_lambda_powertools": {r"(?:metrics\.)?Metrics": "CloudWatch"},
    "google": {r"cloud\.monitoring(?:_v3)?\.MetricServiceClient": "Cloud Monitoring"},
    "graphitesender": {r"init": "Graphite"},
    "telegraf": {r"(?:\w+\.)*TelegrafClient": "Telegraf"},
    "temporalio": {
        r"runtime\.PrometheusConfig": "the port of Temporal's runtime",
        r"runtime\.OpenTelemetryConfig": "OpenTelemetry",
    },
}
"""By top-level package: what serves metrics once it is called, mounted, derived from or started, and clients that send
metrics somewhere once they are set up; with the name to show.
"""
_TABLE = {
    head: tuple((re.compile(rf"(?:{pattern})$"), label) for pattern, label in rows.items())
    for head, rows in _EXPORTERS.items()
}

_OWN_CLIENT = re.compile(r"(?!.*\.py:)\w+\.(?:\w+\.)*statsd(?:_client)?\.Stats[dD]?Client$")
"""The client of an organisation's own package (``acme_utils.clients.statsd.StatsdClient``)."""

DJANGO_APPS = {
    "elasticapm.contrib.django": "Elastic APM",
    "scout_apm.django": "Scout APM",
    "django_statsd": "StatsD",
    "ddtrace.contrib.django": "Datadog",
}
"""Django applications that send metrics by themselves."""
AGENTS = {
    "newrelic-admin run-program": "New Relic",
    "ddtrace-run": "Datadog",
    "opentelemetry-instrument": "OpenTelemetry",
    "elasticapm-run": "Elastic APM",
    "appsignal-wrap": "AppSignal",
}
"""Programs that wrap the start command of a service."""


def exporter(name: str) -> str:
    """What exports metrics through a thing of this global name; empty if it does not export any."""
    head, _, rest = name.partition(".")
    found = next((label for pattern, label in _TABLE.get(head, ()) if pattern.match(rest)), "")
    return found or ("StatsD" if _OWN_CLIENT.match(name) else "")
