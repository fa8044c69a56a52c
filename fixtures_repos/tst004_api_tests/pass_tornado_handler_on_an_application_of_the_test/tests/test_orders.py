import tornado.web
from tornado.testing import AsyncHTTPTestCase

from shop.main import OrdersHandler


class TestOrders(AsyncHTTPTestCase):
    def get_app(self) -> tornado.web.Application:
        return tornado.web.Application([(r"/orders", OrdersHandler)])

    def test_orders(self) -> None:
        assert self.fetch("/orders").code == 200
