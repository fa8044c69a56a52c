from fastapi import FastAPI

from words.mongo import Mongo

app = FastAPI()


@app.get("/terms/{name}")
def term(name: str) -> dict:
    return Mongo.one("terms", {"name": name})


@app.post("/terms/{name}")
def add(name: str) -> str:
    return Mongo.put("terms", {"name": name})
