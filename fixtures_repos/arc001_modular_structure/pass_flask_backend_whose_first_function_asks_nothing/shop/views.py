from flask import Blueprint, jsonify, request

from shop import backend

pages = Blueprint("pages", __name__)


@pages.route("/parcels")
def parcels():
    return jsonify([each.label for each in backend.all_parcels()])


@pages.route("/parcels", methods=["POST"])
def add():
    return jsonify(backend.store(request.form["label"]).id)
