import sqlite3

from fastapi import FastAPI

app = FastAPI()
connection = sqlite3.connect("shop.db", check_same_thread=False)


@app.get("/orders/{name}")
def orders(name: str, city: str = ""):
    query = "SELECT id FROM orders"
    query += f" WHERE name = '{name}'"  # expect: SEC102
    if city:
        query = query + " AND city = '" + city + "'"  # expect: SEC102
    return connection.execute(query).fetchall()


@app.get("/members/{name}")
def members(name: str):
    cursor = connection.cursor()
    statement = "SELECT id FROM members WHERE true"
    statement += " AND name = '%s'" % name  # expect: SEC102
    cursor.execute(statement)
    return cursor.fetchall()


@app.get("/teams/{name}")
def teams(name: str, newest: bool = False):
    query = "SELECT id FROM teams"
    query += " WHERE name = ?"
    query += " ORDER BY " + ("created" if newest else "name")
    return connection.execute(query, (name,)).fetchall()


@app.get("/greetings/{name}")
def greet(name: str):
    text = "Hello"
    text += f" and welcome = '{name}'"
    return connection.execute("SELECT 1").fetchone(), text
