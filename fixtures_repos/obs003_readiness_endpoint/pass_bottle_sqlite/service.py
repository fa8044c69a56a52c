import sqlite3

from bottle import Bottle

app = Bottle()


@app.get("/readyz")
def ready():
    sqlite3.connect("shop.db").execute("SELECT 1")
    return "ready"
