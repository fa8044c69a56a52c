import requests
from aiohttp import web

ASKED = [(requests.get, "/health"), (requests.post, "/orders")]


def ask(table):
    return [each for each in (method(f"http://other{path}") for method, path in table)]


async def orders(request):
    for method, path in ASKED:
        method(path)
    return web.json_response(ask(ASKED))


def make_app():
    app = web.Application()
    app.add_routes([web.get("/orders", orders)])
    return app
