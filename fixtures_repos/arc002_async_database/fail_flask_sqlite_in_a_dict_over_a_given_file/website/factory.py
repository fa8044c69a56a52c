import os

from flask import Flask

from .models import db
from .routes import pages


def create_app(config=None):
    app = Flask(__name__)
    if "WEBSITE_CONF" in os.environ:
        app.config.from_envvar("WEBSITE_CONF")
    if config is not None:
        if isinstance(config, dict):
            app.config.update(config)
        elif config.endswith(".py"):
            app.config.from_pyfile(config)
    db.init_app(app)
    app.register_blueprint(pages)
    return app
