import pytest

from service import app


@pytest.fixture
def client(monkeypatch):
    monkeypatch.setenv("STAGE", "test")
    return app.test_client
