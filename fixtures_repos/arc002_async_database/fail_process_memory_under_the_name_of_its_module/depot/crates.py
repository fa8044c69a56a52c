from flask import Blueprint, jsonify, request

from depot import db

pages = Blueprint("crates", __name__)


@pages.get("/crates")
def crates():
    return jsonify(db.all_crates())


@pages.post("/crates")
def add():
    return jsonify(db.add_crate(request.get_json())), 201
