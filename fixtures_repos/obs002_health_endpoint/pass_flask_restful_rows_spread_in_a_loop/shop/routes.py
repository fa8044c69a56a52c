from .resources import Alive, Order, Orders

ROUTES = [
    (Orders, "/orders/"),
    (
        Order,
        "/orders/<int:number>/",
    ),
    (Alive, "/alive/", "/healthz/"),
]
