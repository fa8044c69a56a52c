from flask import Blueprint, request
from sqlalchemy import text

from desk.link_services.words import told
from desk.schemas import Link

pages = Blueprint("linked", __name__, url_prefix="/linked")


@pages.post("/")
def add():
    from desk import engine

    link = Link().load(request.json)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO links (address) VALUES (:address)"), link)
    return told(link)
