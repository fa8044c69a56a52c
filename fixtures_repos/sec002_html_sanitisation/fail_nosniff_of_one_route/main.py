from fastapi import FastAPI, Response
from pydantic import BaseModel

app = FastAPI()


class Note(BaseModel):
    text: str


@app.post("/notes")
def create(note: Note) -> Note:
    return note


@app.get("/download")
def download(response: Response) -> None:
    response.headers["X-Content-Type-Options"] = "nosniff"
