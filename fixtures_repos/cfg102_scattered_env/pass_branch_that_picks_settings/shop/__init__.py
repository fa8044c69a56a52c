import os

from flask import Flask


def create_app():
    app = Flask(__name__)
    if os.getenv("SHOP_DEV", "").lower() == "true":
        picked = "shop.config.Development"
    else:
        picked = "shop.config.Production"
    app.config.from_object(picked)
    app.add_url_rule("/", view_func=lambda: app.config["NAME"])
    return app


app = create_app()
