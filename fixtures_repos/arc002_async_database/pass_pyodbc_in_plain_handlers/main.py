import os

import pyodbc
from fastapi import FastAPI

app = FastAPI()
conn = pyodbc.connect(os.environ["DATABASE_DSN"])
cursor = conn.cursor()


@app.post("/orders")
def add(count: int):
    cursor.execute("INSERT INTO orders (count) VALUES (?)", count)
    conn.commit()
