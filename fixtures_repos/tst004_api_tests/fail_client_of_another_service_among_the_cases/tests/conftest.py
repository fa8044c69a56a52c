import pytest

from shop.main import application


@pytest.fixture
def client():
    with application.test_client() as made:
        yield made
