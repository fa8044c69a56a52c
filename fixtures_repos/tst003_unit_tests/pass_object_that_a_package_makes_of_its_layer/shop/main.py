from fastapi import FastAPI

from shop.desk import desk

app = FastAPI()


@app.get("/total")
def whole() -> int:
    return desk.total([1, 2])
