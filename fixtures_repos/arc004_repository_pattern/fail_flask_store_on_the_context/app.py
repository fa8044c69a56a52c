from flask import Flask, g, request
from tinydb import Query, TinyDB

app = Flask(__name__)


def get_store():
    if "store" not in g:
        g.store = TinyDB("notes.json")
    return g.store


@app.get("/notes/<name>")
def one(name):
    return {"found": get_store().search(Query().name == name)}


@app.post("/notes")
def add():
    store = get_store()
    store.insert(request.json)
    return {}
