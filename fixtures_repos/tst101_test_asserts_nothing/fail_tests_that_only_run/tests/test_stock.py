import unittest

from shop.stock import take


def test_take():  # expect: TST101
    take("a")


def test_nothing():  # expect: TST101
    pass


def prepared(client):
    return client.get("/")


def test_through_a_helper(client):  # expect: TST101
    response = prepared(client)
    print(response)


class StockTest(unittest.TestCase):
    def test_take(self):  # expect: TST101
        take("b")
