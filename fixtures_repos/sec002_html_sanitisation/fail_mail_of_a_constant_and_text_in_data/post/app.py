import smtplib
from email.message import EmailMessage

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
notes: list[str] = []


class Note(BaseModel):
    text: str


@app.post("/notes")
def note(note: Note) -> dict:
    notes.append(note.text)
    body = "<p>There is a new note.</p>"
    message = EmailMessage()
    message.set_content(body, subtype="html")
    with smtplib.SMTP("localhost") as server:
        server.send_message(message)
    return {"text": note.text}
