from fastapi import FastAPI

from app import health


def register(app: FastAPI) -> None:
    app.include_router(health.router)


STEPS = [register]
