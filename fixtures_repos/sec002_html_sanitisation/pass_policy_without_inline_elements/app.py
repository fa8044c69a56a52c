from flask import Flask, render_template

from policy import POLICY, as_text

app = Flask(__name__)


@app.after_request
def policy(response):
    response.headers["Content-Security-Policy"] = as_text(POLICY)
    return response


@app.get("/notes/<name>")
def note(name):
    return render_template("note.html", name=name, body=app.notes[name])
