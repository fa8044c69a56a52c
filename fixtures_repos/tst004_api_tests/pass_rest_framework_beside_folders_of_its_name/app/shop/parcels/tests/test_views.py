from shop.test.utils import ShopTestCase


class ParcelTest(ShopTestCase):
    def test_parcels(self):
        self.assert_empty(self.client.get("/parcels/"))
