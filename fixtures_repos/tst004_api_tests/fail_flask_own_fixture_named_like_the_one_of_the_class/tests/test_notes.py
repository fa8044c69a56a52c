import pytest

import notes


class Drawer:
    def get(self, name):
        return {"notes": []}


@pytest.fixture
def client_class(request):
    request.cls.client = Drawer()


@pytest.mark.usefixtures("client_class")
class TestNotes:
    def test_empty(self):
        assert notes.app
        assert self.client.get("/notes") == {"notes": []}
