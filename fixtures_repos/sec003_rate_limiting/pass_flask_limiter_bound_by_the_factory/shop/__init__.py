from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

limiter = None


def create_app():
    global limiter
    app = Flask(__name__)
    limiter = Limiter(get_remote_address, app=app, enabled=True)
    from shop import views
    app.register_blueprint(views.bp)
    return app
