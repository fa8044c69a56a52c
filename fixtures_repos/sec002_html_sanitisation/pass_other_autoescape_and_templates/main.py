from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Note(BaseModel):
    text: str


@app.post("/notes")
def create(note: Note) -> Note:
    return note


import jinja2

PROMPT = jinja2.Template("Summarise {{ text }}")
MANIFESTS = jinja2.Environment(loader=jinja2.FileSystemLoader("k8s"), autoescape=False)


@app.middleware("http")
async def secure(request, call_next):
    response = await call_next(request)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def search(query, text):
    return query.filter(Note.text.contains(text, autoescape=True))
