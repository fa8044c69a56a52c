from flask import Flask, jsonify
from sqlalchemy import text

from library.models import engine

app = Flask(__name__)


@app.get("/loans")
def loans():
    with engine.connect() as connection:
        return jsonify(list(connection.execute(text("select id from loans")).scalars()))
