import os

from arango import ArangoClient
from fastapi import FastAPI

app = FastAPI()
client = ArangoClient(hosts=os.environ["ARANGO"])
db = client.db("shop", username="a", password=os.environ["P"])


@app.get("/items")
async def items():
    return list(db.aql.execute("FOR i IN items RETURN i"))


@app.post("/items")
async def add(item: dict):
    return db.collection("items").insert(item)
