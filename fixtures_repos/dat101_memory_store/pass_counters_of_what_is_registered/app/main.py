from flask import Flask, request

from app.sources import load, sources

app = Flask(__name__)
load(["books", "films"])


@app.post("/search")
def search():
    name = request.json["source"]
    sources[name].figures["asked"] += 1
    return {"name": sources[name].name}


@app.get("/sources")
def known():
    return [each.name for each in sources.values()]
