from fastapi import FastAPI

from settings import settings

app = FastAPI()


@app.get("/")
def home() -> str:
    return settings.name
