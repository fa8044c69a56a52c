import os
from pathlib import Path

from flask import Flask, request

app = Flask(__name__)
FOLDER = Path("uploads")


@app.post("/a")
def first():
    upload = request.files["file"]
    upload.save(os.path.join("uploads", upload.filename))  # expect: SEC106
    return ""


@app.post("/b")
def second():
    request.files["file"].save("uploads/file.bin")
    return (FOLDER / request.args["name"]).read_text()  # expect: SEC106
