class OrderRefused(Exception):
    def __init__(self) -> None:
        super().__init__("no negative amounts")


class Till:
    def pay(self, amount: int) -> int:
        if amount < 0:
            raise OrderRefused
        return amount
