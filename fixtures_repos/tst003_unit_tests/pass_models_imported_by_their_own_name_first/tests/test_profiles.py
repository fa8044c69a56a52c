from views import Profile

from models import Letter


def test_profile():
    assert Profile(id=1).id == 1


def test_letter():
    assert Letter(id=1).id == 1
