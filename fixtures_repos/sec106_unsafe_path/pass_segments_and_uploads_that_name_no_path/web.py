from flask import Flask, request, send_file

from garden import pictures_of

app = Flask(__name__)


@app.get("/picture")
def picture():
    pictures = list(pictures_of(request.args.get("plot", type=int)))
    if request.args.get("path") in pictures:
        return send_file(request.args.get("path"))
    return "", 404


def lines_of(upload):
    return upload.open().read()


@app.post("/lines")
def lines():
    upload = request.files.get("lines")
    return {"lines": len(lines_of(upload))}
