import storage
from flask import Flask, request

app = Flask(__name__)


@app.post("/files")
def add():
    storage.put(request.json["name"])
    return {"name": request.json["name"]}
