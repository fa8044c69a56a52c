from fastapi import FastAPI

from shop_settings import settings

app = FastAPI(title=settings.title)


@app.get("/orders")
def orders() -> list[str]:
    return []


@app.get("/customers")
def customers() -> list[str]:
    return []


@app.get("/prices")
def prices() -> list[str]:
    return []
