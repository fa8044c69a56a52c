from flask import Flask


class Portal(Flask):
    pass


def create_app():
    app = Portal("portal")

    @app.route("/datasets")
    def datasets():
        return []

    return app
