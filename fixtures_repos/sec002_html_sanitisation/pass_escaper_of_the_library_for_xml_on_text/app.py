from xml.sax.saxutils import escape

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
notes = []


class Note(BaseModel):
    text: str


@app.post("/notes")
def add(note: Note):
    notes.append(escape(note.text))
    return {"text": notes[-1]}
