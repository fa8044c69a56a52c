from fastapi import FastAPI
from harbour.observing import configure_structlog_from_settings

from shop.settings import settings

configure_structlog_from_settings(settings)
app = FastAPI()


@app.get("/orders")
def orders() -> list[int]:
    return []
