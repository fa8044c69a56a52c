from company_utils.healthchecks.checkers import DatabaseChecker
from company_utils.healthchecks.healthcheck import Healthcheck
from flask import Flask


def create_app():
    flask_app = Flask(__name__)
    health = Healthcheck(flask_app)
    health.add_check(DatabaseChecker())
    return flask_app


app = create_app()


@app.get("/orders")
def orders():
    return []
