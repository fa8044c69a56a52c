import os

import falcon


class Orders:
    def on_get(self, req, resp):
        resp.media = []


class Health:
    def on_get(self, req, resp):
        resp.status = falcon.HTTP_204


def add_routes(app, version=""):
    table = [
        ("orders/{order_id}", Orders()),
        ("health", Health()),
    ]
    for path, resource in table:
        app.add_route(os.path.join("/api/%s" % version, path), resource)
    return app


app = add_routes(falcon.App(), version="v1")
