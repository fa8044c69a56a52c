from tests.common import Base


class TestOrders(Base):
    def test_price(self) -> None:
        assert self.order.price == 3
