from fastapi import APIRouter, FastAPI
from pydantic import BaseModel

app = FastAPI()
done = APIRouter()


class Outcome(BaseModel):
    state: str
    seconds: int


@done.post("{$callback_url}")
def outcome(body: Outcome):
    """What the caller is told."""


@app.post("/jobs", callbacks=done.routes)
def start(callback_url: str):
    return {"job": 1}
