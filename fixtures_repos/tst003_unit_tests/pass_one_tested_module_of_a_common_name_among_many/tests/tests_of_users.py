from app.models import User


class TestUser:
    def test_name(self):
        assert User().name == ""
