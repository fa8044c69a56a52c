import pytest

from tests.pages.browsing import Page


@pytest.fixture
def page():
    page = Page()
    yield page
    page.close()
