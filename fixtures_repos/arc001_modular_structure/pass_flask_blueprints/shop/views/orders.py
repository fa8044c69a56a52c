from flask import Blueprint

from shop.logic.orders import find

orders = Blueprint("orders", __name__)


@orders.get("/<int:key>")
def read(key):
    return {"id": find(key).id}
