import tornado.web


class Orders(tornado.web.RequestHandler):
    def get(self):
        self.write({})


class Health(tornado.web.RequestHandler):
    def get(self):
        self.write({"status": "ok"})


app = tornado.web.Application([(r"/orders", Orders), (r"/health", Health)])
