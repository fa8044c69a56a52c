import tornado.web

from depot.limits import Answers


class Parcels(tornado.web.RequestHandler):
    def get(self) -> None:
        self.write(Answers.listed(["a"]))


application = tornado.web.Application([(r"/parcels", Parcels)])
