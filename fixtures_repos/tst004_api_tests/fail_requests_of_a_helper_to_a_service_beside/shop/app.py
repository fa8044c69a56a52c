from flask import Blueprint, Flask, jsonify

orders = Blueprint("orders", __name__, url_prefix="/api/v1")


@orders.get("/orders")
def every():
    return jsonify([])


app = Flask(__name__)
app.register_blueprint(orders)
