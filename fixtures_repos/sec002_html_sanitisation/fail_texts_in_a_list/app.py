from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Notes(BaseModel):
    lines: list[str]


@app.post("/notes")
def write(notes: Notes) -> list[str]:
    return notes.lines
