from flask import Flask
from sqlalchemy import create_engine

engine = create_engine("postgresql://db/desk")


def create_app():
    from desk.linked_services.blueprints import pages

    app = Flask(__name__)
    app.register_blueprint(pages)
    return app
