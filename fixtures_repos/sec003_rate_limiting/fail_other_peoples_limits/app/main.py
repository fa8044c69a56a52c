from fastapi import FastAPI

from app.github import fetch

app = FastAPI()


@app.get("/stars")
def stars() -> dict:
    return fetch("https://example.org/stars")
