from fastapi import FastAPI
from pydantic import BaseModel

from feed import rss

app = FastAPI()
notes = []


class Note(BaseModel):
    text: str


@app.post("/notes")
def add(note: Note):
    notes.append(note.text)
    return {"text": note.text}


@app.get("/export")
def export():
    return {"feed": rss(notes)}
