import os

from fastapi import FastAPI
from sqlalchemy import create_engine, text

engine = create_engine(os.environ["DATABASE_URL"])
app = FastAPI()


@app.get("/notes")
def notes():
    with engine.connect() as connection:
        return [row[0] for row in connection.execute(text("SELECT text FROM notes"))]
