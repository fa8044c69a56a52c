from tornado.testing import AsyncHTTPTestCase


class ShopTestCase(AsyncHTTPTestCase):
    def show(self, answer):
        print(answer.body)
