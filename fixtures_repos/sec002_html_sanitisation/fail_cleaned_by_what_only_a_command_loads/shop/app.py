from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
KEPT: list[str] = []


class Note(BaseModel):
    text: str


@app.post("/notes")
def add(note: Note) -> None:
    KEPT.append(note.text)


@app.get("/notes")
def listed() -> list[str]:
    return KEPT
