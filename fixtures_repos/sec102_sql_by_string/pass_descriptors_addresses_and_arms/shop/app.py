from fastapi import FastAPI, Request
from sqlalchemy import create_engine, text
from sqlalchemy.engine.url import make_url

from shop.stores import Notes, setup
from shop.switches import Switches

app = FastAPI()


@app.get("/parts")
def parts(request: Request, session, chosen: str):
    kind = request.query_params.get("kind", "")
    order = request.query_params.get("order", "").lower()
    if not order in ["asc", "desc", ""]:  # noqa: E713
        order = "asc"
    if kind == "names":
        order = [session.names(request.query_params["names"])]
    elif kind == "dates":
        order = request.query_params["dates"]
    elif order and kind in ["price", "weight"]:
        session.execute(text(f"SELECT * FROM parts ORDER BY {kind} {order}"))
    return order


def switch_off(cursor, what):
    if what == "all":
        cleared = "switches = 0"
    else:
        cleared = f"switches = switches & ~{Switches.mails.bit}"
    cursor.execute(f"UPDATE shops SET {cleared}")


def create_database(url=None):
    address = make_url(url)
    name = address.database
    create_engine(address.set(database="")).execute(f"CREATE DATABASE {name}")


def started(settings, cfg, engine):
    setup(engine, cfg["store"].get("table"))
    return Notes(engine, schema=settings.database.schema_name)
