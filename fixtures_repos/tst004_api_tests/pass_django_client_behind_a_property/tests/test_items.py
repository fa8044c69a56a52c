def test_items(client):
    response = client.json.get("/items/")
    assert response.status_code == 200
