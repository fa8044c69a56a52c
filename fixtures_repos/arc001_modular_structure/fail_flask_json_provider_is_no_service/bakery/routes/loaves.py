from flask import Blueprint, jsonify

from bakery.models.loaf import Loaf, session

bp = Blueprint("loaves", __name__)


@bp.get("/loaves")
def loaves():
    return jsonify([loaf.name for loaf in session.query(Loaf)])
