from shop.models import Order
from shop.repositories import OrderRepository
from shop.services import place


def test_place():
    assert place(1).number == Order(1).number


def test_get():
    assert OrderRepository({1: 2}).get(1) == 2
