from tornado.testing import AsyncHTTPTestCase

from shop.main import app


class TestWhole(AsyncHTTPTestCase):
    def get_app(self):
        return app

    def test_orders(self) -> None:
        assert self.fetch("/orders").code == 200
