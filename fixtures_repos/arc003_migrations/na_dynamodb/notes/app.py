from flask import Flask, jsonify, request

from notes.dynamo import Notes

app = Flask(__name__)
notes = Notes()


@app.put("/notes/<key>")
def put(key: str):
    notes.add(key, request.get_data(as_text=True))
    return "", 204


@app.get("/notes/<key>")
def get(key: str):
    return jsonify(notes.one(key))
