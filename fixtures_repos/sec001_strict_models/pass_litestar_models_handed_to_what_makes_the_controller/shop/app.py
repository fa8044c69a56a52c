from litestar import Litestar
from msgspec import Struct

from shop.crud import Created, make_controller


class Order(Created):
    price: int


app = Litestar(route_handlers=[make_controller(Order, "/orders")])
