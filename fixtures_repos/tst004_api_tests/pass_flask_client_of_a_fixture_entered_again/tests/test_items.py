from flask import url_for


class TestItems:
    def test_items(self, browser):
        with browser as client:
            assert client.get(url_for("items")).status_code == 200
