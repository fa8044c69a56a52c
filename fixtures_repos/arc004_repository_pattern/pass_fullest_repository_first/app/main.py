from fastapi import FastAPI

from app.db import make_session
from app.repositories.drafts import DraftRepository
from app.repositories.notes import NoteRepository
from app.services.mailing import send

app = FastAPI()


@app.get("/notes")
async def notes():
    async with make_session() as session:
        await send(session)
        return [*await NoteRepository(session).all(), *await DraftRepository(session).all()]
