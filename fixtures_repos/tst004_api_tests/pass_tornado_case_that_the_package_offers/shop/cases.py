from tornado.httpclient import HTTPResponse
from tornado.testing import AsyncHTTPTestCase
from tornado.web import Application

from shop.app import make_app


class ShopCase(AsyncHTTPTestCase):
    def get_app(self) -> Application:
        return make_app()

    async def fetched(self, path: str) -> HTTPResponse:
        return await self.http_client.fetch(self.get_url(path))
