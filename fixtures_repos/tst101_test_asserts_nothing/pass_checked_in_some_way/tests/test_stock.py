import unittest
from unittest import mock

import pytest

from shop.stock import take


def same(left, right):
    assert left == right


def test_take():
    assert take("a") == "a"


def test_raises():
    with pytest.raises(ValueError):
        take("")


def test_helper():
    same(take("a"), "a")


def test_fixture(ask):
    ask("/")


def test_mock():
    called = mock.Mock()
    called("a")
    called.assert_called_once_with("a")


def test_status(client):
    client.get("/").raise_for_status()


def test_expected(api):
    api.get("/", status=404)


@pytest.mark.skip(reason="later")
def test_later():
    take("a")


class Base(unittest.TestCase):
    def check(self, value):
        self.assertEqual(value, take(value))

    def test_delete(self):
        self.check("x")


class StockTest(Base):
    def test_take(self):
        self.check("a")

    def test_delete(self):
        pass
