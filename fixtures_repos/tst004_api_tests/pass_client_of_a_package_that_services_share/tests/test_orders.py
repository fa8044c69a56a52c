async def test_orders(client) -> None:
    answer = await client.get("/orders")
    assert answer.status_code == 200
