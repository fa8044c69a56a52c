from flask import Flask, request
from google.cloud import datastore

app = Flask(__name__)
client = datastore.Client()


@app.get("/items")
def items():
    return list(client.query(kind="Item").fetch())


@app.post("/items")
def add():
    entity = datastore.Entity(client.key("Item"))
    entity.update(request.json)
    client.put(entity)
    return {}
