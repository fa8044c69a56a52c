from flask import Flask

from shop.monitoring import bp


def create_app():
    app = Flask(__name__)
    app.register_blueprint(bp, url_prefix="/monitoring")
    return app
