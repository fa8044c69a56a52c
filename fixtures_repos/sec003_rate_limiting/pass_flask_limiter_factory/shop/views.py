from flask import Blueprint

from shop.extensions import limiter

pages = Blueprint("pages", __name__)


@pages.post("/login")
@limiter.limit("5 per minute")
def login():
    return "in"
