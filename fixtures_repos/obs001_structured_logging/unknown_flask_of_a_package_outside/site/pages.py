from flask import Blueprint, jsonify

pages = Blueprint("pages", __name__)


@pages.get("/about")
def about():
    return jsonify(title="About")
