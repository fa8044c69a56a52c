import html

import httpx
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Note(BaseModel):
    text: str


def _soap_envelope(session: str) -> str:
    return f"<soap:Envelope><id>{html.escape(session)}</id></soap:Envelope>"


@app.post("/notes")
def add(note: Note):
    httpx.post("https://registry.example.org", content=_soap_envelope("a"), timeout=5)
    return {"text": note.text}
