from flask import Flask, render_template
from markupsafe import escape

app = Flask(__name__)


@app.get("/shelves/<int:number>")
def shelf(number):
    return f"shelf {number}"


@app.get("/shelves/<name>")
def named(name):
    if not name.isalpha():
        return f"There is no shelf {escape(name)}.", 404
    return render_template("shelf.html", name=name)


@app.get("/shelves/<name>/label")
def label(name):
    return f"{name}\n", 200, {"Content-Type": "text/plain"}
