from flask import Flask, render_template

app = Flask(__name__)


@app.after_request
def headers(response):
    response.headers["Content-Security-Policy"] = "default-src 'self'; script-src 'self' 'unsafe-inline'"
    return response


@app.get("/<title>")
def index(title):
    return render_template("index.html", title=title)
