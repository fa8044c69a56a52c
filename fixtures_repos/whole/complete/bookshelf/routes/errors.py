"""The status of each error of the domain."""

from fastapi import FastAPI, Request, status
from fastapi.responses import JSONResponse

from bookshelf.errors import BookNotFoundError, DuplicateIsbnError


async def not_found(request: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"detail": str(error)}, status.HTTP_404_NOT_FOUND)


async def conflict(request: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"detail": str(error)}, status.HTTP_409_CONFLICT)


def add_error_handlers(app: FastAPI) -> None:
    app.add_exception_handler(BookNotFoundError, not_found)
    app.add_exception_handler(DuplicateIsbnError, conflict)
