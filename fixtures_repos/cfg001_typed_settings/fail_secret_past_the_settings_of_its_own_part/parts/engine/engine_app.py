import os

from fastapi import FastAPI

from engine_settings import settings

app = FastAPI(title=settings.title)


@app.get("/answers")
def answers() -> str:
    return ask(os.environ["MODEL_API_KEY"])


def ask(key: str) -> str:
    return key[:0]
