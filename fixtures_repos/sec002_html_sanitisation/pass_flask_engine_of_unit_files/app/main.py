from flask import Flask, render_template, request

from app.units import unit

app = Flask(__name__)


@app.post("/units")
def create():
    unit(request.form["name"])
    return render_template("made.html", name=request.form["name"])
