def test_settings(client):
    assert client.application.config.get("TESTING") is None
