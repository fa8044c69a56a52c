from fastapi import FastAPI, Response

from app.checks import Panel, StoreCheck
from app.db import Store

app = FastAPI()


@app.post("/notes")
async def create(text: str):
    await Store.instance().client.notes.notes.insert_one({"text": text})


@app.get("/ready")
async def ready(response: Response):
    panel = Panel()
    panel.add(StoreCheck())
    if not await panel.run():
        response.status_code = 503
    return {}
