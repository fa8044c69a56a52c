from flask import Blueprint, request

from api.app import db
from api.models import Note

notes = Blueprint("notes", __name__)


@notes.post("/notes")
def new():
    db.session.add(Note(body=request.json["body"]))
    db.session.commit()
    return {}, 201


@notes.get("/notes")
def listed():
    return [note.body for note in db.session.scalars(Note.select())]
