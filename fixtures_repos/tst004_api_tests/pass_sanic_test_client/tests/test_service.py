from service import app


def test_home():
    request, response = app.test_client.get("/")
    assert response.text == "hello"
