import os

from flask import Flask, request, send_file

app = Flask(__name__)


@app.get("/download")
def download():
    return send_file(os.path.join("/srv/files", request.args["name"]))  # expect: SEC106


@app.post("/remove")
def remove():
    name = request.form.get("name")
    os.remove("/srv/files/" + name)  # expect: SEC106
    return ""
