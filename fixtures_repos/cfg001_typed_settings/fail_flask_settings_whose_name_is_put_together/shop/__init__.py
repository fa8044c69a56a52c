import os

from flask import Flask


def create_app():
    app = Flask(__name__)
    app.config.from_object("config.{}".format(os.environ.get("STAGE", "Config")))
    from shop.orders import orders

    app.register_blueprint(orders)
    return app


app = create_app()
