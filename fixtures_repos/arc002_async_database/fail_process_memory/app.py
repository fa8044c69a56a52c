from fastapi import FastAPI

app = FastAPI()
items: dict[int, str] = {}


@app.post("/items/{key}")
async def create(key: int, text: str):
    items[key] = text


@app.get("/items/{key}")
async def read(key: int):
    return items[key]
