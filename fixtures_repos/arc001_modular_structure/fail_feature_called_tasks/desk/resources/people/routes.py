from flask import Blueprint, request
from sqlalchemy import text

from desk.resources.people.schemas import Entry

pages = Blueprint("people", __name__, url_prefix="/people")


@pages.post("/")
def add():
    from desk import engine

    entry = Entry().load(request.json)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO people (title) VALUES (:title)"), entry)
    return entry
