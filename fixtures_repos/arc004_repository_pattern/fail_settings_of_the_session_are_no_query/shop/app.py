from flask import Flask
from sqlalchemy import text

from shop.database import engine, limit

app = Flask(__name__)
limit(9)


@app.post("/orders")
def order():
    with engine.connect() as conn:
        conn.execute(text("insert into orders values (1)"))
    return ""
