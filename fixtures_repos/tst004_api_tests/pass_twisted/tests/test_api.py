from unittest.mock import Mock

from tests.helpers import Case


class TestApi(Case):
    def test_notifies(self):
        self.set_up(Mock())
        assert self.send(b"{}")
