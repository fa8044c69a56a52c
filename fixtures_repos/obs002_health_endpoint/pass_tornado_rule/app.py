import tornado.web


class Health(tornado.web.RequestHandler):
    def get(self):
        self.write("ok")


def make_app():
    return tornado.web.Application([(r"/health", Health)])
