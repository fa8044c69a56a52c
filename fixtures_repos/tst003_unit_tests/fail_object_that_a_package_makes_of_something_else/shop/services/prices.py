class Prices:
    def total(self, prices: list[int]) -> int:
        return sum(prices)
