from starlette.applications import Starlette
from starlette.routing import Route
from starlette_exporter import PrometheusMiddleware, handle_metrics

app = Starlette(
    routes=[
        Route("/metrics", handle_metrics),
    ]
)
app.add_middleware(PrometheusMiddleware)
