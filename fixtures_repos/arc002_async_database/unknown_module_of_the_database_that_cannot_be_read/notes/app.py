from flask import Flask

from notes import storage

app = Flask(__name__)


@app.post("/notes")
def add():
    return storage.add()
