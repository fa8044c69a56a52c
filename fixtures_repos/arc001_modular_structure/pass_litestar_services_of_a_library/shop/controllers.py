from litestar import Controller, get

from shop.services import OrderService


class Orders(Controller):
    path = "/orders"

    @get()
    async def listed(self, orders: OrderService) -> list[dict]:
        return [order.to_dict() for order in await orders.list()]
