PASSWORD = "correct horse battery staple 42"


def test_login(client):
    assert client.post("/login", json={"password": PASSWORD}).status_code == 200
