from company_utils.logging import logging
from flask import Flask


def create_app() -> Flask:
    app = Flask(__name__)
    logging.init_app(app)
    return app


@create_app().get("/orders")
def orders():
    return []
