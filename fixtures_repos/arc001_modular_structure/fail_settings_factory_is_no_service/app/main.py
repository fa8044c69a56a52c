from fastapi import FastAPI

from app.config.manager import settings
from app.models import Order

app = FastAPI(debug=settings.debug)


@app.get("/orders")
def orders() -> list[Order]:
    return []
