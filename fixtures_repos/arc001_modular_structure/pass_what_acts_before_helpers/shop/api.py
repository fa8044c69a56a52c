from flask import Blueprint, jsonify

from shop.crud import labels, parcels
from shop.database import session
from shop.services import dispatch

pages = Blueprint("pages", __name__)


@pages.route("/oops")
def error_500_view():
    return "sorry", 500


@pages.route("/up")
def health():
    return "up"


@pages.route("/parcels/<int:key>")
def show(key):
    row = parcels.find(session(), key)
    return jsonify(dispatch.plan([row]), labels.draw(session(), key))
