from yard.repositories.lawns import LawnsRepository
from yard.repositories.tasks import mow


class Session:
    def scalars(self, statement):
        return ["front"]


def test_every_lawn():
    assert LawnsRepository(Session()).every() == ["front"]


def test_mowing_is_a_task():
    assert mow.name.endswith("mow")
