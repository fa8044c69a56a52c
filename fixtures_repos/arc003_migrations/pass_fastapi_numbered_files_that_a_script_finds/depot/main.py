from fastapi import FastAPI
from sqlalchemy import create_engine, text

app = FastAPI()
engine = create_engine("postgresql+psycopg://depot")


@app.post("/parcels/{number}")
def add(number: str):
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO parcels (number) VALUES (:number)"), {"number": number})
