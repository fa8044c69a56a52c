from tests.marks import costs_money


@costs_money
def test_orders(client) -> None:
    assert client.get("/orders").status_code == 200
