from flask import Flask
from google.cloud import datastore

app = Flask(__name__)
client = datastore.Client()


@app.post("/answers")
def answer():
    entity = datastore.Entity(key=client.key("Answer"))
    client.put(entity)
    return {}, 201
