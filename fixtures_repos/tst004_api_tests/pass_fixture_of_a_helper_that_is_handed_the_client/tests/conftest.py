import flask
import pytest
from platform_driver.testing import ApiTester

from depot.app import app


@pytest.fixture
def flask_app() -> flask.Flask:
    return app


def tester(flask_app: flask.Flask) -> ApiTester:
    return ApiTester(api_version="1.0.0", client=flask_app.test_client())


@pytest.fixture
def api(flask_app: flask.Flask) -> ApiTester:
    return tester(flask_app)
