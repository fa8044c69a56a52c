from tornado.testing import gen_test

from shop.cases import ShopCase


class HealthTest(ShopCase):
    @gen_test
    async def test_health(self) -> None:
        assert (await self.fetched("/health")).code == 200
