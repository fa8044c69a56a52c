from shop.services.prices import Prices


class Desk:
    def total(self, prices: list[int]) -> int:
        return Prices().total(prices)


desk = Desk()
