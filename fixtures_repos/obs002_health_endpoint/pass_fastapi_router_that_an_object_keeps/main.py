from fastapi import FastAPI

from probes import Probes


def create_app() -> FastAPI:
    app = FastAPI()
    probes = Probes("shop")
    app.include_router(probes.router, prefix="/v1")
    return app
