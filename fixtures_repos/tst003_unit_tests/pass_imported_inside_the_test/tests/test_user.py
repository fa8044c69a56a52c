def test_name():
    from app.models import User

    assert User().name == ""
