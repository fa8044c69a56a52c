import pytest
from service import main
from webtest import TestApp


@pytest.fixture
def testapp():
    return TestApp(main({}))


def test_home(testapp):
    testapp.get("/", status=200)
