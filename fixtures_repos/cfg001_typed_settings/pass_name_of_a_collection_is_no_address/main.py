import os

from fastapi import FastAPI

from settings import settings

app = FastAPI(title=settings.title)
EXAMPLES = os.environ.get("GOLDEN_SQL_COLLECTION", "examples")
NOTES = os.environ.get("MONGO_NOTES_COLLECTION", "notes")


@app.get("/examples")
def examples() -> str:
    return EXAMPLES + NOTES
