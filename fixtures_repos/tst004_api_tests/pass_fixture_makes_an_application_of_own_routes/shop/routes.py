from flask import Blueprint

pages = Blueprint("pages", __name__)


@pages.get("/parcels")
def parcels():
    return {"count": 1}
