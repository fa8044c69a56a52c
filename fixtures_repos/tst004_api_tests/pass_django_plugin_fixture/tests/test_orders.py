def test_orders(client):
    assert client.get("/orders/").json() == []
