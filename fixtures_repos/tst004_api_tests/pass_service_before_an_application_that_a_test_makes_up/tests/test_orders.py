from shop.main import app


def test_orders():
    client = app.test_client()
    assert client.get("/orders").json == []
