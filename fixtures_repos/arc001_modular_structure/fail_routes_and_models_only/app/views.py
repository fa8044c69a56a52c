from flask import Blueprint

from app.models import Note

bp = Blueprint("notes", __name__)


@bp.get("/notes")
def notes():
    return {"count": Note.query.count()}
