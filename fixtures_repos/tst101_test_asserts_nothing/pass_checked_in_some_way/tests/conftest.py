import pytest


@pytest.fixture
def ask(client):
    def asked(path, wanted=200):
        assert client.get(path).status_code == wanted

    return asked


@pytest.fixture
def test_data():
    return [1]
