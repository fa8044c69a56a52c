import tornado.web
from tornado.options import define, options

define("health_path", default="/healthcheck")


class Health(tornado.web.RequestHandler):
    def get(self):
        self.write("ok")


def make_app():
    return tornado.web.Application(
        [
            (options.health_path, Health),
        ]
    )
