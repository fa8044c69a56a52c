import pytest

from shop.app import create_app


class Shelf(dict):
    pass


@pytest.fixture
def shelf(request):
    shelf = Shelf()
    request.cls.shelf = shelf
    yield shelf


@pytest.fixture
def browser(request):
    request.cls.browser = create_app().test_client()
