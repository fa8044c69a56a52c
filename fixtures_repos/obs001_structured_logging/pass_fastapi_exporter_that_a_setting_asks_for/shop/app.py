import logging

from fastapi import FastAPI

from shop.exports import collector
from shop.settings import settings


def create_app() -> FastAPI:
    app = FastAPI()
    if settings.otlp_endpoint:
        logging.getLogger().addHandler(collector())
    return app
