from wsgiref.simple_server import make_server

import falcon


class Orders:
    def on_get(self, req, resp):
        resp.media = []


def make() -> falcon.App:
    app = falcon.App()
    app.add_route("/orders", Orders())
    return app


def main() -> None:
    make_server("0.0.0.0", 8000, make()).serve_forever()
