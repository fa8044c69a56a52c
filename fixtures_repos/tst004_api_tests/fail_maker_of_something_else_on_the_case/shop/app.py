from flask import Flask


def create_app():
    app = Flask(__name__)

    @app.get("/orders")
    def orders():
        return []

    return app
