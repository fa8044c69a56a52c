"""Routes for probes and for Prometheus; no rate limit, not in the API's schema."""

import asyncio

import structlog
from fastapi import APIRouter, Request, Response, status
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy.exc import SQLAlchemyError

from bookshelf.routes.dependencies import Health

logger = structlog.get_logger(__name__)

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    return {"status": "ok"}


@router.get("/readyz")
async def readyz(request: Request, health: Health) -> JSONResponse:
    try:
        await asyncio.wait_for(health.ping(), request.app.state.settings.readiness_timeout)
    except (SQLAlchemyError, OSError, asyncio.TimeoutError):
        logger.exception("database_unreachable")
        return JSONResponse({"database": "unreachable"}, status.HTTP_503_SERVICE_UNAVAILABLE)
    return JSONResponse({"database": "ok"})


@router.get("/metrics")
async def metrics() -> Response:
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
