from tests.base import Base


class OrdersTest(Base):
    def test_orders(self):
        assert self.client.get("/orders").status_code == 200
