from flask import Flask, request, send_file

app = Flask(__name__)


@app.get("/picture")
def picture():
    if "path" in request.args:
        return send_file(request.args.get("path"))  # expect: SEC106
    return "", 404


@app.get("/other")
def other():
    if request.args.get("path") in request.args.getlist("allowed"):
        return send_file(request.args.get("path"))  # expect: SEC106
    return "", 404


@app.post("/lines")
def lines():
    upload = request.files.get("lines")
    with open("/srv/lines/" + upload.filename, "wb") as file:  # expect: SEC106
        file.write(upload.read())
    return ""
