from flask import Blueprint, Flask, jsonify

from access import needs_right, no_right_or_permission_required

api = Blueprint("api", __name__, url_prefix="/api")


@api.route("/ping", methods=["GET"])
@no_right_or_permission_required()
def ping():
    return jsonify(up=True)


@api.route("/orders", methods=["GET"])
@needs_right("orders")
def orders():
    return jsonify([])


app = Flask(__name__)
app.register_blueprint(api)
