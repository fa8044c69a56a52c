from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Note(BaseModel):
    text: str


@app.post("/notes")
def add(note: Note) -> Note:
    return note
