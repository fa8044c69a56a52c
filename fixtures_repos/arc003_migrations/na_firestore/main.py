import firebase_admin
from fastapi import FastAPI
from firebase_admin import firestore

app = FastAPI()
firebase_admin.initialize_app()
db = firestore.client()


@app.post("/orders")
def add(order: dict):
    db.collection("orders").document(order["id"]).set(order)


@app.get("/orders")
def orders():
    return [found.to_dict() for found in db.collection("orders").where("open", "==", True).stream()]
