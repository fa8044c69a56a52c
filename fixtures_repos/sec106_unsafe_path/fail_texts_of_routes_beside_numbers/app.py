import os

from flask import Flask, send_file

app = Flask(__name__)


@app.get("/reports/<int:year>/<name>")
def report(year, name):
    return send_file(os.path.join("/srv/reports", name, "page.html"))  # expect: SEC106


@app.get("/years/<int:year>")
@app.get("/years/<path:year>")
def of_year(year):
    return send_file(os.path.join("/srv/years", str(year), "page.html"))  # expect: SEC106
