def test_users(authorized):
    assert authorized.get("/users").json() == []
