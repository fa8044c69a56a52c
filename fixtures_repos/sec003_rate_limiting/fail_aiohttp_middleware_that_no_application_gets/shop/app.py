from aiohttp import web

from shop.logs import setup_logging
from shop.middlewares import rate_limit
from shop.views import health, items
from shop.views.metrics import metrics


def setup_routes(app: web.Application) -> None:
    app.add_routes(items.routes)
    app.router.add_get("/health", health.health)
    app.router.add_get("/ready", health.ready)
    app.router.add_get("/metrics", metrics)


async def create_app() -> web.Application:
    setup_logging()
    app = web.Application()
    setup_routes(app)
    return app


def main() -> None:
    web.run_app(create_app(), port=8000)


if __name__ == "__main__":
    main()
