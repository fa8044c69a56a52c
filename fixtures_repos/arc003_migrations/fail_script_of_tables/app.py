import os
import sqlite3

from flask import Flask

app = Flask(__name__)
SCHEMA = """
CREATE TABLE IF NOT EXISTS notes (id int)
"""


def connect():
    return sqlite3.connect(os.environ["NOTES"])


with connect() as made:
    made.executescript(SCHEMA)


@app.post("/notes")
def add():
    with connect() as connection:
        connection.execute("INSERT INTO notes VALUES (1)")
    return {}
