from flask import Flask, jsonify, request

from depot.depotctl import cli
from depot.stock import stock
from depot.repositories import CrateRepository

app = Flask(__name__)
app.cli.add_command(cli)
app.cli.add_command(stock)


@app.get("/crates")
def crates():
    return jsonify([crate.name for crate in CrateRepository().every()])


@app.post("/crates")
def add():
    CrateRepository().add(request.json["name"])
    return "", 201
