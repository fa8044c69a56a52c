import os

from flask import Flask

from depot.config import config


def create_app(stage: str | None = None) -> Flask:
    if stage is None:
        stage = os.environ.get("DEPOT_STAGE", "production")
    app = Flask(__name__)
    chosen = config.get(stage, config["production"])
    app.config.from_object(chosen)
    return app
