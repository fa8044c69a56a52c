from prometheus_client import generate_latest
from sanic import Sanic
from sanic.response import raw

from shop.blueprints import health, items
from shop.extensions import limiter
from shop.logs import setup_logging


def create_app() -> Sanic:
    setup_logging()
    app = Sanic("shop")
    app.blueprint(items.bp)
    app.blueprint(health.bp)

    @app.get("/metrics")
    async def metrics(request):
        return raw(generate_latest(), content_type="text/plain")

    return app


app = create_app()
