"""The application, and what the lift does."""

from flask import Flask

from shop.factory import furnished

application = Flask(__name__)


def build():
    made = furnished()
    return made


lift = build()


@lift.route("/healthz")
def alive():
    return "ok"


@application.route("/floors")
def floors():
    return [1, 2, 3]
