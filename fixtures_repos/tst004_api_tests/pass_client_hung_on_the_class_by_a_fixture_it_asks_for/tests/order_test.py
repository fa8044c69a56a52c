from tests.case import ShopCase


class TestOrders(ShopCase):
    def test_orders(self):
        response = self.browser.get("/orders")
        assert response.status_code == 200
