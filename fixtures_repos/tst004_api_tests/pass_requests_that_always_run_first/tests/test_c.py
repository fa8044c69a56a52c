def test_orders(client) -> None:
    assert client.get("/orders").status_code == 200
