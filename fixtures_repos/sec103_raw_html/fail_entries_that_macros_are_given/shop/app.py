from flask import Flask, render_template, request

app = Flask(__name__)


@app.route("/")
def one():
    return render_template("page.html", typed=request.args["typed"])
