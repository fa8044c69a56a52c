from flask import Flask
from sqlalchemy import create_engine

from desk.resources import people, tasks

engine = create_engine("postgresql://db/desk")


def create_app():
    app = Flask(__name__)
    tasks.register(app)
    people.register(app)
    return app
