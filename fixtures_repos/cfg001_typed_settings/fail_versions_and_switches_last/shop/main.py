import os

from fastapi import FastAPI

from shop import catalogue, colours

app = FastAPI(version=os.getenv("SHOP_VERSION", "dev"), debug=bool(os.getenv("SHOP_DEBUG")))


@app.get("/orders")
def orders() -> dict[str, str]:
    return {"colour": colours.COLOUR, "catalogue": catalogue.CATALOGUE}
