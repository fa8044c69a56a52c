import os

from flask import Flask, abort, send_file

app = Flask(__name__)


@app.get("/reports/<int:year>")
def report(year):
    return page_of(year)


def page_of(year):
    path = os.path.join("/srv/reports", str(year), "page.html")
    if not os.path.exists(path):
        abort(404)
    with open(path) as file:
        return file.read()


@app.get("/drawings/<uuid:drawing>")
def drawing(drawing):
    return send_file(os.path.join("/srv/drawings", str(drawing), "whole.pdf"))
