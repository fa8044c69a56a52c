from fastapi import FastAPI

from core.settings import settings

app = FastAPI()


@app.get("/ask")
def ask() -> int:
    return len(settings.auth_secret)
