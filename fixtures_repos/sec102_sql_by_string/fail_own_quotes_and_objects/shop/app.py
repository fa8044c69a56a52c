from fastapi import FastAPI

from shop.quoting import csv_quoted, quote_name
from shop.triggers import DropTrigger, Trigger, sync
from shop.warehouse import Warehouse

app = FastAPI()
TEXT = "SELECT * FROM orders WHERE state IN ({states})"


@app.get("/orders")
def orders(states: list[str], table: str):
    app.db.execute(TEXT.format(states=csv_quoted(states)))  # expect: SEC102
    app.db.execute("SELECT * FROM " + quote_name(table))
    return Warehouse(app.db).schema()


@app.post("/triggers")
def triggers(table: str):
    sync(app.db, table, [table])
    for kind in [Trigger, DropTrigger]:
        trigger = kind(table=table)
        app.db.exec_driver_sql(str(trigger))  # expect: SEC102
    return app.db.execute(str(app.version))


@app.get("/recent")
def recent(days: str = "7", updates: dict | None = None):
    app.db.execute(f"SELECT * FROM orders WHERE seen > now() - INTERVAL {days} DAY")  # expect: SEC102
    app.db.execute(f"UPDATE orders SET {', '.join(f'{k} = %({k})s' for k in updates)}")  # expect: SEC102
    query = f"SELECT * FROM orders WHERE days = '{days}'"  # expect: SEC102
    return app.db.execute(f"SELECT count(*) FROM ({query}) AS t")  # expect: SEC102


@app.get("/names")
def names(names: list[str]):
    joined = ",".join(str(name) for name in names)
    return app.db.execute(f"SELECT * FROM orders WHERE name IN ({joined})")  # expect: SEC102


@app.get("/pages")
def pages(name: str):
    query = "SELECT * FROM orders"
    if name:
        query += f" WHERE name = '{name}'"  # expect: SEC102
    return app.db.execute(f"SELECT count(*) FROM ({query}) AS t")  # expect: SEC102
