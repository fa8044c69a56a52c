from flask import Flask

from depot.db import Database

db = Database()


def create_app():
    from depot.crates import pages

    app = Flask(__name__)
    app.register_blueprint(pages)
    return app
