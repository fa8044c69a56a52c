from unittest.mock import patch

from shop.models import Order
from shop.services import place


@patch("shop.repositories.OrderRepository")
def test_place(repository):
    assert place(1).number == Order(1).number
