import pytest
from webtest import TestApp

from shop import main


@pytest.fixture(scope="session")
def app_on_disk(engine):
    yield TestApp(main({"engine": engine}))


@pytest.fixture
def app(request):
    if "engine" in request.fixturenames:
        yield request.getfixturevalue("app_on_disk")
    else:
        yield request.getfixturevalue("app_in_memory")
