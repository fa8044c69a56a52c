from flask import Flask

from depot.lookup import Lookup

app = Flask(__name__)


@app.get("/look")
def look():
    Lookup().once()
    return {}
