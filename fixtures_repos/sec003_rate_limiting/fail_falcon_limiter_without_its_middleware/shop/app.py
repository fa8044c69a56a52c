import falcon.asgi

from shop.limits import limiter
from shop.logs import setup_logging
from shop.resources.health import HealthResource, ReadyResource
from shop.resources.items import ItemsResource
from shop.resources.metrics import MetricsResource


def create_app() -> falcon.asgi.App:
    setup_logging()
    app = falcon.asgi.App()
    app.add_route("/items", ItemsResource())
    app.add_route("/health", HealthResource())
    app.add_route("/ready", ReadyResource())
    app.add_route("/metrics", MetricsResource())
    return app


app = create_app()
