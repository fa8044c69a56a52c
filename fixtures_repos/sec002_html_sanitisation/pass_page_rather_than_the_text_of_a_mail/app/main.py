from flask import Flask, render_template, request

from app.email import send_text

app = Flask(__name__)


@app.post("/names")
def create():
    send_text(request.form["name"])
    return render_template("made.html", name=request.form["name"])
