from litestar import Controller, Litestar, post
from msgspec import Struct


class Order(Struct, forbid_unknown_fields=True):
    amount: int


class Orders(Controller):
    path = "/orders"

    @post()
    async def create(self, data: Order) -> None: ...


app = Litestar(route_handlers=[Orders])
