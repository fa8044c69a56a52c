from flask import Flask, render_template

app = Flask(__name__)


@app.get("/<name>")
def page(name):
    return render_template("page.html.j2", name=name)
