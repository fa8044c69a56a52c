from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from guestbook.app import create_app
from guestbook.extensions import db, limiter
from guestbook.settings import Settings

SETTINGS = Settings(
    database_url="sqlite:///:memory:",
    log_level="INFO",
    rate_limit="60/minute",
    write_rate_limit="3/minute",
    rate_limit_storage="memory://",
)


@pytest.fixture
def app() -> Iterator[Flask]:
    app = create_app(SETTINGS)
    with app.app_context():
        db.create_all()
        limiter.reset()
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
