from flask import Flask, render_template
from flask_talisman import Talisman


def create_app():
    app = Flask(__name__)
    policy = {
        "default-src": ["'self'"],
        "script-src": ["'self'", "cdn.example.org"],
        "style-src": ["'self'", "'unsafe-inline'"],
    }
    Talisman(app, force_https=False, content_security_policy=policy)

    @app.get("/<title>")
    def index(title):
        return render_template("index.html", title=title)

    return app
