import pytest

from shop import app


@pytest.fixture(scope="session")
def browser():
    made = app.test_client()
    with app.app_context():
        yield made
