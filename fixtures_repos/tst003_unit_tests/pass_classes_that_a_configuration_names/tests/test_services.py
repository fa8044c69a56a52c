from shop.services import total


class Totals:
    def test_total(self) -> None:
        assert total([1, 2]) == 3
