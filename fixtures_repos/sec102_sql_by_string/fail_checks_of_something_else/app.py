import sqlite3

from fastapi import FastAPI, HTTPException

from accounts import check_team_access

app = FastAPI()
connection = sqlite3.connect("shop.db")
COLUMNS = {"id": "o.id", "total": "o.total"}
HOOKS = {}


@app.get("/teams/{team}")
def members(team: str, order: str):
    check_team_access(team)
    return connection.execute(f"SELECT name FROM members WHERE team = '{team}'").fetchall()  # expect: SEC102


@app.get("/orders")
def orders(column: str, order: str):
    if order not in COLUMNS:
        raise HTTPException(400)
    return connection.execute(f"SELECT {column} FROM orders ORDER BY {order}").fetchall()  # expect: SEC102


@app.get("/sorted")
def in_order(column: str):
    if column in COLUMNS:
        column = COLUMNS[column]
    return connection.execute(f"SELECT id FROM orders ORDER BY {column}").fetchall()  # expect: SEC102


@app.get("/search")
def search(payload: dict):
    names = ", ".join(payload.keys())
    return connection.execute(f"SELECT {names} FROM orders").fetchall()  # expect: SEC102


def hooked(name):
    parts = [hook() for hook in HOOKS[name]]
    return connection.execute("SELECT id FROM orders WHERE %s" % " AND ".join(parts)).fetchall()  # expect: SEC102


def by_default(table="orders"):
    return connection.execute(f"SELECT id FROM {table}").fetchall()  # expect: SEC102


class Store:
    def orders(self, query):
        select = f"SELECT id FROM orders WHERE {query.where}"  # expect: SEC102
        return self._fetchall(select, query.values)

    def of(self, customer):
        select = "SELECT id FROM orders WHERE {}".format("customer=?" if customer else "customer IS NULL")
        return self._fetchall(select, [customer])

    def _fetchall(self, statement, values):
        return connection.execute(statement, values).fetchall()
