from fastapi import FastAPI

from shop.search import nearest

app = FastAPI()


@app.get("/ready")
async def ready() -> dict[str, str]:
    return {"status": "ready"}


@app.get("/products/like/{name}")
def alike(name: str) -> list[str]:
    return nearest(name)
