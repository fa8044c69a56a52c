import pytest


@pytest.mark.usefixtures("shelf")
class TestShelf:
    def test_nothing_is_kept(self):
        assert self.shelf.get("/orders") is None

    def test_no_browser(self):
        assert not hasattr(self, "browser")
