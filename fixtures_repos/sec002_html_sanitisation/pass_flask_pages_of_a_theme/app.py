import flask_themes2
from flask import Flask, request

app = Flask(__name__)


@app.post("/notes")
def notes():
    return flask_themes2.render_theme_template("plain", "notes.html", text=request.form["text"])
