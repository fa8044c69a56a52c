import pytest
from fastapi.testclient import TestClient

from main import app


@pytest.mark.parametrize(("method", "path"), [("get", "/items")])
def test_all(method, path):
    assert getattr(TestClient(app), method)(path).status_code == 200
