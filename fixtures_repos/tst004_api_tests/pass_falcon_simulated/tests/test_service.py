from falcon import testing
from service import app


def test_home():
    client = testing.TestClient(app)
    assert client.simulate_get("/").text == "hello"
