from fastapi import Depends, FastAPI, HTTPException, Security
from fastapi.security import APIKeyHeader
from sqlalchemy import create_engine, text

app = FastAPI()
engine = create_engine("postgresql://depot")
key = APIKeyHeader(name="x-key")


def known(given: str = Security(key)) -> None:
    if given != "depot":
        raise HTTPException(401)


@app.get("/api/printer/health", dependencies=[Depends(known)])
def printer():
    return {"status": "ok"}


@app.get("/health")
def health():
    return {"status": "ok"}


@app.post("/parcels/{number}")
def add(number: str):
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO parcels (number) VALUES (:number)"), {"number": number})
