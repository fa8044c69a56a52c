from fastapi import FastAPI
from pydantic import BaseModel

from tables import drawn

app = FastAPI()


class Note(BaseModel):
    text: str


@app.post("/notes")
def add(note: Note) -> dict[str, str]:
    return {"text": note.text}


@app.post("/scans/{name}")
def scanned(name: str) -> dict[str, int]:
    return {"size": len(drawn([["1", "2"]]))}
