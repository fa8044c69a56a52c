def test_user(user):
    assert user.id == 1
