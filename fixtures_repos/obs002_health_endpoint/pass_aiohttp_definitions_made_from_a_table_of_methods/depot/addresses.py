from aiohttp import web

from depot.handlers import add, health, parcels


def definitions(table):
    made = []
    for method, address, handler in table:
        made.append(method(address, handler))
        made.append(method(address + "/", handler))
    return made


TABLE = [
    (web.get, "/parcels", parcels),
    (web.post, "/parcels", add),
    (web.get, "/health", health),
]

routes = definitions(TABLE)
