import os

from flask import current_app


def icon(name):
    full = os.path.join(current_app.config["UPLOADS"], name)
    with open(full) as file:
        return file.read()


def install(app):
    app.jinja_env.globals["icon"] = icon
