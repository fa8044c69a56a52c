from fastapi import FastAPI
from google.cloud import firestore

app = FastAPI()
database = firestore.AsyncClient(project="shop")


@app.post("/orders")
async def order(name: str) -> None:
    await database.collection("orders").add({"name": name})
