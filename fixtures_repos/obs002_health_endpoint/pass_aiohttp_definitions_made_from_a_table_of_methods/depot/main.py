from aiohttp import web

from depot.addresses import routes


def make():
    app = web.Application()
    app.add_routes(routes)
    return app


if __name__ == "__main__":
    web.run_app(make())
