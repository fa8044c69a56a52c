from flask import Flask, jsonify, request
from flask_talisman import Talisman

talisman = Talisman()


def create_app() -> Flask:
    app = Flask(__name__)
    talisman.init_app(app, content_security_policy={"default-src": "'self'"})

    @app.post("/notes")
    def note():
        return jsonify(request.json["note"])

    return app


app = create_app()
