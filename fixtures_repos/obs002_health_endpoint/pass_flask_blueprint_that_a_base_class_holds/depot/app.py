from flask import Flask

from .base import Alive, Area


@Alive.pages.get("/")
def alive():
    return Alive.colour


app = Flask(__name__)
app.register_blueprint(Area.pages)
