def test_items(client):
    assert client.get("/items").json() == []
