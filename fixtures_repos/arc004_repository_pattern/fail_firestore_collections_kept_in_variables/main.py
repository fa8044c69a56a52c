from fastapi import FastAPI
from google.cloud import firestore

app = FastAPI()
client = firestore.Client()


@app.post("/orders")
def add(order: dict):
    row = client.collection("orders").document()
    row.set(order)


@app.get("/orders")
def orders():
    listed = client.collection("orders")
    still_open = listed.where("open", "==", True)
    return [found.to_dict() for found in still_open.stream()]
