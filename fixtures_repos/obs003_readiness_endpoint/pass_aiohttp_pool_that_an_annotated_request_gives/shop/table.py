from typing import Callable

from aiohttp import web

from shop.views import health, orders


def both_ways(table: list[tuple[Callable, str, Callable, str | None]]) -> list[web.RouteDef]:
    made: list[web.RouteDef] = []
    for method, path, handler, name in table:
        made.append(method(path, handler, name=name))
        if path.endswith("/"):
            made.append(method(path[:-1], handler))
        else:
            made.append(method(path + "/", handler))
    return made


rows = [
    (web.get, "/orders", orders, None),
    (web.get, "/health", health, "health"),
]
routes: list[web.RouteDef] = both_ways(rows)
