import pytest

from shop.stock import take


def test_nothing_left(shelf):
    shelf.fill("a")
    with pytest.raises(LookupError):
        shelf.pop("b")
    shelf.close()


def test_filled(shelf):  # expect: TST101
    shelf.fill("a")
    shelf.close()


def test_popped_by_name(shelf):  # expect: TST101
    popped = shelf.pop("a")
    take(popped)
