import smtplib

from fastapi import FastAPI
from pydantic import BaseModel

from shop.labels import label
from shop.letters import letter

app = FastAPI()


class Note(BaseModel):
    text: str


@app.post("/notes")
def note(note: Note) -> dict:
    with smtplib.SMTP("localhost") as server:
        server.send_message(letter(note.text))
    return {"label": label(note.text)}
