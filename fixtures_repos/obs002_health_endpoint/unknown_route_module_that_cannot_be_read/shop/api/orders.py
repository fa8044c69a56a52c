from flask import Blueprint

orders = Blueprint("orders", __name__)


@orders.get("/orders")
def listed():
    print "orders are listed"
    return {"orders": []}


def unfinished(:
