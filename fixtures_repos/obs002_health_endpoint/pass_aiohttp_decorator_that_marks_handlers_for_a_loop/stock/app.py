from aiohttp import web

from stock import handlers
from stock.marks import marked


def make():
    app = web.Application()
    resources = {}
    for mark, handler in marked([handlers]):
        place = f"/stock{mark.path.rstrip('/')}"
        resource = resources.get(place)
        if not resource:
            resource = app.router.add_resource(place)
            resources[place] = resource
        for method in mark.methods:
            resource.add_route(method, handler)
    return app


if __name__ == "__main__":
    web.run_app(make())
