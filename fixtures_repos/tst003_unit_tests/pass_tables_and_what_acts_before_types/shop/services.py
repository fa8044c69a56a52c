class OrderRefused(Exception):
    pass


class Till:
    def pay(self, amount: int) -> int:
        if amount < 0:
            raise OrderRefused
        return amount
