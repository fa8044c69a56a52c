from aiohttp import web

from stock.tables import PLACES


def make():
    app = web.Application()
    for place in PLACES:
        app.router.add_route("GET", place.path, place.handler)
    return app


if __name__ == "__main__":
    web.run_app(make())
