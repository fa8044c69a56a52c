from flask import Flask


class Alive:
    def get(self):
        return {}


class Shelf:
    def __init__(self):
        self.kept = []

    def add_resource(self, kind, place):
        self.kept.append((kind, place))


def create_app():
    app = Flask(__name__)
    each = {"api": Shelf()}
    each.get("api").add_resource(Alive, "/ping")
    return app
