from service import make_app
from tornado.testing import AsyncHTTPTestCase


class HomeTest(AsyncHTTPTestCase):
    def get_app(self):
        return make_app()

    def test_home(self):
        assert self.fetch("/").code == 200
