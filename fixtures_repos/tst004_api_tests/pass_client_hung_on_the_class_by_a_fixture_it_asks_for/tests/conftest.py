import pytest

from shop.app import create_app


@pytest.fixture
def app(request):
    app = create_app()
    request.cls.app = app
    yield app


@pytest.fixture
def browser(app, request):
    browser = app.test_client()
    request.cls.browser = browser
    yield browser
