from fastapi import FastAPI

from app.config import Config

app = FastAPI()


@app.get("/workers")
def workers() -> int:
    return Config.WORKERS
