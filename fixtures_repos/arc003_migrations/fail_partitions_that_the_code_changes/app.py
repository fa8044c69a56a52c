from fastapi import FastAPI
from sqlalchemy import create_engine, text

from models import Base

app = FastAPI()
engine = create_engine("postgresql://db/app")
Base.metadata.create_all(engine)


@app.post("/partitions/{name}")
def drop(name: str) -> None:
    with engine.begin() as connection:
        connection.execute(text(f"ALTER TABLE users DROP PARTITION {name}"))
