from flask import Flask


def create_app(address):
    app = Flask("shop")
    app.config["DATABASE"] = address

    @app.route("/orders")
    def orders():
        return []

    return app
