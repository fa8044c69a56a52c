import logging.config
import os

from fastapi import FastAPI

from shop.logging.config import load_config

logging.config.dictConfig(load_config("logging.yaml"))
app = FastAPI()
address = os.environ["DATABASE_URL"]


@app.get("/orders")
def orders() -> list[str]:
    return [address]
