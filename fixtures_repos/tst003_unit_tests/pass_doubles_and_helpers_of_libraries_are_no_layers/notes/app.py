from flask import Flask, jsonify

from notes import rules
from notes.entities import Note
from notes.util import cache_serializer, schema_loader

app = Flask(__name__)


@app.post("/notes")
def add():
    note = Note(id=1, text=rules.limit())
    return jsonify(schema_loader.SchemaLoader().load(note), cache_serializer.RowSerializer().dumps(note))
