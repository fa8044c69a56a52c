import os

from flask import Flask
from sqlalchemy import create_engine, text

from shop.repositories.orders import Orders

app = Flask(__name__)
engine = create_engine(os.environ["DATABASE_URL"])


@app.get("/orders")
def orders():
    with engine.connect() as connection:
        return {"orders": [row.id for row in connection.execute(text("SELECT id FROM orders"))]}
