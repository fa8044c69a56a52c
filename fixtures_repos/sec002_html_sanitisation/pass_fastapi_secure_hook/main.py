from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Note(BaseModel):
    text: str


@app.post("/notes")
def create(note: Note) -> Note:
    return note


HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
}


@app.middleware("http")
async def secure(request, call_next):
    response = await call_next(request)
    response.headers.update(HEADERS)
    return response
