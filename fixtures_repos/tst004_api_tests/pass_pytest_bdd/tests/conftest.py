import pytest
from fastapi.testclient import TestClient
from pytest_bdd import then, when

from main import app


@pytest.fixture
def client():
    return TestClient(app)


@when("I list the items", target_fixture="response")
def list_items(client):
    return client.get("/items")


@then("all is well")
def well(response):
    assert response.status_code == 200
