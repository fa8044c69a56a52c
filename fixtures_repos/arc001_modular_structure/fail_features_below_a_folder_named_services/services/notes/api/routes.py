from flask import Flask
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from services.notes.models import Note

app = Flask(__name__)
engine = create_engine("postgresql://localhost/notes")


@app.get("/notes")
def notes() -> list[int]:
    with Session(engine) as session:
        return list(session.scalars(select(Note.id)))
