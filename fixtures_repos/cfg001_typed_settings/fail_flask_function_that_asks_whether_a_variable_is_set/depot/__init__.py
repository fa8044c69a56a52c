import os

from flask import Flask


def create_app(name=None):
    app = Flask(name or __name__)
    app.config["PORT"] = int(app.config.get("PORT", 8000))
    if "DEPOT_QUIET" in os.environ and os.environ["DEPOT_QUIET"] == "1":
        app.logger.disabled = True
    if not app.config:
        raise RuntimeError("no settings")
    app.secret_key = os.environ["SECRET_KEY"]
    return app
