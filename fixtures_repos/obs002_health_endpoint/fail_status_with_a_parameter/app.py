from flask import Flask, Response

app = Flask(__name__)


@app.route("/status/<int:code>", methods=["GET", "POST"])
def status(code):
    return Response(status=code)
