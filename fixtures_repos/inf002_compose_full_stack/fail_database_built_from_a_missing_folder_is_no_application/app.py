import psycopg
from flask import Flask

app = Flask(__name__)


@app.get("/books")
def books():
    with psycopg.connect("postgresql://db/shop") as connection:
        return {"count": connection.execute("select count(*) from books").fetchone()[0]}
