import os

from flask import Flask
from sqlalchemy import create_engine, text

from chain.state import upgrade

app = Flask(__name__)
engine = create_engine(os.environ["CHAIN_DB"])
upgrade(engine)


@app.get("/blocks")
def blocks():
    with engine.connect() as connection:
        return list(connection.execute(text("SELECT number FROM blocks")).scalars())
