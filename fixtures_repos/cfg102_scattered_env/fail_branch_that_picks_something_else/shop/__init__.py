import os

from flask import Flask


def create_app():
    app = Flask(__name__)
    app.config.from_object("shop.config.Production")
    if os.getenv("SHOP_SHORT"):  # expect: CFG102
        greeting = "hi"
    else:
        greeting = "good day"
    app.add_url_rule("/", view_func=lambda: greeting)
    return app


app = create_app()
