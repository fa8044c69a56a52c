from flask import Blueprint, Flask

probes = Blueprint("probes", __name__)


@probes.get("/healthz")
def healthz():
    return "ok"


def create_app():
    app = Flask(__name__)

    @app.get("/orders")
    def orders():
        return []

    return app
