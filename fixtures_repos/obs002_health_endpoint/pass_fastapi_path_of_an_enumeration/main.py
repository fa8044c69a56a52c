from enum import Enum

from fastapi import FastAPI

app = FastAPI()


class Paths(str, Enum):
    HEALTH = "/healthz"


@app.get(Paths.HEALTH.value)
async def health() -> str:
    return "ok"
