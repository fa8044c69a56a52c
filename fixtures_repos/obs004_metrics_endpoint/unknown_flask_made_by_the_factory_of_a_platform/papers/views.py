from flask import Blueprint, jsonify

blueprint = Blueprint("papers", __name__)


@blueprint.route("/papers/<int:number>")
def paper(number):
    return jsonify(number=number)
