from dataclasses import dataclass, field
from datetime import datetime

from shop import clock
from shop.clock import aware, now


@dataclass
class Order:
    made: datetime = field(default_factory=now)  # expect: TIM101
    number: int = 0


def touch(order):
    order.made = clock.now()  # expect: TIM101
    order.seen = aware()  # expect: TIM101
    return now()  # expect: TIM101
