from flask import Flask, jsonify
from fsd_utils.healthchecks.checkers import FlaskRunningChecker
from fsd_utils.healthchecks.healthcheck import Healthcheck

from grants.models import Fund, db


def create_app():
    app = Flask(__name__)
    app.config.from_prefixed_env()
    db.init_app(app)
    health = Healthcheck(app)
    health.add_check(FlaskRunningChecker())

    @app.get("/funds")
    def funds():
        return jsonify([fund.id for fund in db.session.query(Fund)])

    return app
