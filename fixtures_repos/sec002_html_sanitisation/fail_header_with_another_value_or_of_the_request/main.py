from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
UNUSED = {"X-Content-Type-Options": "nosniff"}


class Note(BaseModel):
    text: str


@app.middleware("http")
async def headers(request, call_next):
    request.headers["X-Content-Type-Options"] = "nosniff"
    response = await call_next(request)
    response.headers["X-Content-Type-Options"] = "none"
    return response


@app.post("/notes")
def add(note: Note) -> Note:
    return note
