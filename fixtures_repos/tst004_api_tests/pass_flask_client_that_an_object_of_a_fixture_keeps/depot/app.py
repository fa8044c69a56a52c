from flask import Flask


def create_app():
    app = Flask(__name__)

    @app.get("/parcels")
    def parcels():
        return []

    return app


app = create_app()
