from flask import Blueprint, redirect, render_template, request, url_for

from notes import db
from notes.models import Note

notes = Blueprint("notes", __name__)


@notes.get("/")
def index():
    return render_template("notes.html", notes=Note.query.all())


@notes.post("/")
def add():
    db.session.add(Note(text=request.form["text"]))
    db.session.commit()
    return redirect(url_for("notes.index"))
