from flask import Flask, render_template, request

app = Flask(__name__)


@app.after_request
def guard(response):
    if request.path.startswith("/docs"):
        return response
    if not response.mimetype == "text/html":
        return response
    response.headers["Content-Security-Policy"] = "default-src 'self'"
    return response


@app.get("/")
def index():
    return render_template("index.html", note=request.args["note"])
