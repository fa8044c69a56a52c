from shop.services import total


class Totals:
    def test_total(self) -> None:
        assert total([1, 2]) == 3


class TestTotals:
    def __init__(self) -> None:
        self.prices = [1, 2]

    def test_total(self) -> None:
        assert total(self.prices) == 3
