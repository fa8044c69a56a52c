from contextlib import asynccontextmanager

from prometheus_client import make_asgi_app
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount

from shop.endpoints import health, items
from shop.limits import RateLimitMiddleware
from shop.logs import setup_logging


@asynccontextmanager
async def lifespan(app):
    setup_logging()
    yield


routes = [
    Mount("/items", routes=items.routes),
    *health.routes,
    Mount("/metrics", app=make_asgi_app()),
]
middleware = [Middleware(RateLimitMiddleware, limit=60)]

app = Starlette(routes=routes, lifespan=lifespan)
