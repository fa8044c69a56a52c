"""The application, put together: ``uvicorn --factory bookshelf.main:create_app``."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from slowapi import _rate_limit_exceeded_handler
from slowapi.errors import RateLimitExceeded

from bookshelf.database import build_engine, build_sessions
from bookshelf.limits import limiter
from bookshelf.logs import configure_logging
from bookshelf.middleware import RequestMiddleware
from bookshelf.routes import books, health
from bookshelf.routes.errors import add_error_handlers
from bookshelf.settings import get_settings


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    engine = build_engine(app.state.settings)
    app.state.sessions = build_sessions(engine)
    yield
    await engine.dispose()


def create_app() -> FastAPI:
    settings = get_settings()
    configure_logging(settings.log_level)
    app = FastAPI(title="Bookshelf", lifespan=lifespan)
    app.state.settings = settings
    app.state.limiter = limiter
    app.add_exception_handler(RateLimitExceeded, _rate_limit_exceeded_handler)
    app.add_middleware(RequestMiddleware)
    add_error_handlers(app)
    app.include_router(health.router)
    app.include_router(books.router, prefix="/api/v1")
    return app
