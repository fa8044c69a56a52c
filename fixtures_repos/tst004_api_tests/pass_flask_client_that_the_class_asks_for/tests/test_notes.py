import pytest


@pytest.mark.usefixtures("client_class")
class TestNotes:
    def test_empty(self):
        assert self.client.get("/notes").get_json() == {"notes": []}
