import os

from fastapi import FastAPI
from tortoise.contrib.fastapi import register_tortoise

from app.models.pydantic import NoteIn
from app.models.tortoise import Note

app = FastAPI()
register_tortoise(app, db_url=os.environ["DATABASE_URL"], modules={"models": ["app.models.tortoise"]})


@app.post("/notes")
async def create(note: NoteIn) -> int:
    saved = await Note.create(text=note.text)
    return saved.id
