def test_users(session):
    found = {"users": []}.get("users")
    session.get("users", 1)
    assert found == []
