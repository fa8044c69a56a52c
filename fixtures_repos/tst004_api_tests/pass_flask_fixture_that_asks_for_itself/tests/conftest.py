import pytest

from shop import create_app


@pytest.fixture(scope="session")
def app():
    yield create_app()


@pytest.fixture
def client(app, session, client):
    yield client


@pytest.fixture
def session():
    yield None
