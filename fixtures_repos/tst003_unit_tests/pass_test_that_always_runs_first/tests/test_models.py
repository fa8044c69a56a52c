from shop.models import Order
from tests.marks import costs_money

pytestmark = [costs_money]


def test_total() -> None:
    assert Order(3).total() == 6
