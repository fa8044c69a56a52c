from fastapi import FastAPI, Request
from sqlalchemy import create_engine, text
from sqlalchemy.engine.url import make_url

from shop.stores import Notes, setup
from shop.switches import Switches

app = FastAPI()


@app.get("/parts")
def parts(request: Request, session):
    kind = request.query_params.get("kind", "")
    order = request.query_params.get("order", "").lower()
    if kind == "dates":
        order = "created"
    elif order and kind in ["price", "weight"]:
        session.execute(text(f"SELECT * FROM parts ORDER BY {order}"))  # expect: SEC102
    for place in ("a", "b"):
        if place == "a":
            order = request.query_params["order"]
        else:
            session.execute(text(f"SELECT * FROM {place} ORDER BY {order}"))  # expect: SEC102
    return order


def switch(cursor, given):
    Switches.first.name(given)
    cursor.execute(f"UPDATE shops SET switches = '{Switches.first.label}'")  # expect: SEC102


@app.post("/tenants")
def create_tenant(request: Request):
    address = make_url(request.query_params["url"])
    name = address.database
    create_engine(address.set(database="")).execute(f"CREATE DATABASE {name}")  # expect: SEC102


@app.post("/notes")
def started(request: Request, engine):
    setup(engine, request.query_params["table"])
    return Notes(engine, schema=request.query_params["schema"])
