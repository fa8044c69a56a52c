from flask import Flask, request

app = Flask(__name__)
notes = []


@app.post("/notes")
def create():
    notes.append(request.json)
    return {}


@app.get("/notes")
def read():
    return {"notes": notes}
