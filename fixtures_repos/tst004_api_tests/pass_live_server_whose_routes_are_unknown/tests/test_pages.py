import requests

from tests.base import ServerCase


class PagesTest(ServerCase):
    def test_front_page(self) -> None:
        address = self.url("front")
        assert requests.get(address).status_code == 200
