from flask import Flask

app = Flask(__name__)


@app.route("/notes")
def notes():
    return {"notes": []}
