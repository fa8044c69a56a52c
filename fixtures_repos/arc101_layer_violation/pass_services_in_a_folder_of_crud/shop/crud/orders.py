from shop.database import Order, session
from shop.services.prices import PriceService


class OrderService:
    def add(self, name):
        if PriceService().of(name):
            with session() as current:
                current.add(Order(name=name))
                current.commit()
