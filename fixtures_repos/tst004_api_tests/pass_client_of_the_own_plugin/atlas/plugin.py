"""Fixtures for the tests of this package and of its extensions."""

import pytest


@pytest.fixture
def app():
    from atlas.wsgi import application

    return application


@pytest.fixture
def client(app):
    from falcon import testing

    class Short(testing.TestClient):
        def get(self, path, **options):
            return self.simulate_get(path, **options)

    return Short(app)
