import tornado.web

from depot.limits import Answers, LimitedHandler


class Parcels(LimitedHandler):
    def get(self) -> None:
        self.write(Answers.listed(["a"]))


application = tornado.web.Application([(r"/parcels", Parcels)])
