from flask import Flask, request

app = Flask(__name__)


@app.post("/notes")
def note():
    return {"text": request.json["text"]}
