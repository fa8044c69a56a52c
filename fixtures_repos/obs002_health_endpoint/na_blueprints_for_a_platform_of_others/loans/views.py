from flask import Blueprint, jsonify

blueprint = Blueprint("loans", __name__)


@blueprint.route("/loans/<int:number>")
def loan(number):
    return jsonify(number=number)
