from flask import Blueprint

from shop.extensions import limiter

views = Blueprint("views", __name__)


@views.post("/login")
@limiter.limit("5/minute")
def login():
    return {}
