from fastapi import FastAPI

from shop.config import settings

app = FastAPI()


@app.get("/prices")
def prices():
    return {"currency": settings.currency}
