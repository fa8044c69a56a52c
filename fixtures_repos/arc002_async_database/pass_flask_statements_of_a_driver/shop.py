import psycopg2
from flask import Flask

from settings import DSN

app = Flask(__name__)


@app.post("/orders")
def order():
    conn = psycopg2.connect(DSN)
    conn.cursor().execute("insert into orders values (1)")
    return ""
