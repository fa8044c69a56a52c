"""The depot of whoever asks for one."""

from fastapi import FastAPI

app = FastAPI()


@app.get("/shelves")
def shelves() -> list[str]:
    return []
