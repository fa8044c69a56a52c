from fastapi import FastAPI
from sqlalchemy import create_engine, inspect, text

from models import Base

app = FastAPI()
engine = create_engine("postgresql://db/app")
Base.metadata.create_all(engine)


def add_column(table, ddl):
    with engine.begin() as connection:
        connection.execute(text(f"ALTER TABLE {table} ADD COLUMN {ddl}"))


if "email" not in {each["name"] for each in inspect(engine).get_columns("users")}:
    add_column("users", "email VARCHAR(80)")
