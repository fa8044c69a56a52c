from dataclasses import dataclass


@dataclass
class Order:
    price: int

    def total(self) -> int:
        return self.price * 2
