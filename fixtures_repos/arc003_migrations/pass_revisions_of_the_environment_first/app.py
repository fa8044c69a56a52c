from fastapi import FastAPI
from sqlalchemy import create_engine, text

app = FastAPI()
engine = create_engine("postgresql://db/notes")


@app.get("/notes")
def notes():
    with engine.connect() as connection:
        return connection.execute(text("select id from notes")).all()
