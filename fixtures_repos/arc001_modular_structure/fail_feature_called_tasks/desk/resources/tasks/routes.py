from flask import Blueprint, request
from sqlalchemy import text

from desk.resources.tasks.schemas import Entry

pages = Blueprint("tasks", __name__, url_prefix="/tasks")


@pages.post("/")
def add():
    from desk import engine

    entry = Entry().load(request.json)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO tasks (title) VALUES (:title)"), entry)
    return entry
