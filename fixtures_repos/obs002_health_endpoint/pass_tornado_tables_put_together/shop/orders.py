import tornado.web

PREFIX = "v1"


class Orders(tornado.web.RequestHandler):
    def get(self):
        self.write({})


HANDLERS = [(r"/orders", Orders)]
