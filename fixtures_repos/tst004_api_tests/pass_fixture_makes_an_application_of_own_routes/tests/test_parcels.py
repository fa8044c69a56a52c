def test_parcels(app):
    client = app.test_client()
    assert client.get("/parcels").status_code == 200
