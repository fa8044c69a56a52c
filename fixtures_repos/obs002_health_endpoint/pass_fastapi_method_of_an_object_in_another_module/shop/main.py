from fastapi import FastAPI

from shop.probes import Probes
from shop.routers import make_router


def make_app() -> FastAPI:
    app = FastAPI()
    app.include_router(router=make_router(Probes("shop")))
    return app
