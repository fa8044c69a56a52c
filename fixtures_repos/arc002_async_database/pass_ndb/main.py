from flask import Flask, request
from google.cloud import ndb

app = Flask(__name__)
client = ndb.Client()


class Item(ndb.Model):
    name = ndb.StringProperty()


@app.get("/items")
def items():
    with client.context():
        return [i.name for i in Item.query().fetch()]


@app.post("/items")
def add():
    with client.context():
        Item(name=request.json["name"]).put()
    return {}
