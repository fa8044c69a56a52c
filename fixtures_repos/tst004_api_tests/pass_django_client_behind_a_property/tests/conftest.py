import pytest
from tests.callers import Caller


@pytest.fixture
def client():
    from django.test.client import Client

    class JsonClient(Client):
        @property
        def json(self):
            return Caller(obj=self, content_type="application/json")

    return JsonClient()
