import pytest


class Page:
    def refused(self, item):
        return not item


@pytest.fixture
def page():
    return Page()
