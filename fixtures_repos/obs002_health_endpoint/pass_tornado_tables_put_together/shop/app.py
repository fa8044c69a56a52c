import tornado.web

from shop import orders


class Status(tornado.web.RequestHandler):
    def get(self):
        self.write({"status": "up"})


def below(api):
    return [(f"/{api.PREFIX}{pattern}", handler) for pattern, handler in api.HANDLERS]


def make():
    return tornado.web.Application(below(orders) + [(r"/status", Status)])


make().listen(8000)
