from flask import Flask
from house_catalogue import Catalogue
from psycopg2.extras import Json
from sqlalchemy import text

app = Flask(__name__)


@app.get("/orders")
def orders():
    conn = Catalogue().engine().connect()
    rows = conn.execute(text("select id from orders where kind = :kind"), {"kind": Json({})})
    return [row.id for row in rows]


@app.post("/orders")
def order():
    conn = Catalogue().engine().connect()
    conn.execute(text("insert into orders values (1)"))
    return ""
