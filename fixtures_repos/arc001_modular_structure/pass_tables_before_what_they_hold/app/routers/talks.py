from fastapi import FastAPI

from app.models.talks import Talk
from app.services.talks import shorten

app = FastAPI()


@app.get("/talks")
async def talks() -> list[str]:
    return [shorten(talk.title) async for talk in Talk.find_all()]
