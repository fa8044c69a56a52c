import os

import psycopg2
from flask import Flask

app = Flask(__name__)


@app.get("/report")
def report():
    connection = psycopg2.connect(os.environ["WAREHOUSE"])
    cursor = connection.cursor()
    cursor.execute("SELECT day, total FROM sales")
    return {"rows": cursor.fetchall()}
