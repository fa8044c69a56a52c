from flask import url_for

from lib.test import ViewCase


class TestOrders(ViewCase):
    def test_orders(self):
        response = self.client.get(url_for("orders"))
        assert response.status_code == 200
