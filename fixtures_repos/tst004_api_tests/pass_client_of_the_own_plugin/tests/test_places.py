def test_no_places(client):
    assert client.get("/places").json == []
