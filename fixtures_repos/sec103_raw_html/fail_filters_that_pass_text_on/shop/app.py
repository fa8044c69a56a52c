from flask import Flask, render_template

app = Flask(__name__)


@app.get("/<address>")
def one(address):
    return render_template("one.html", address=address)
