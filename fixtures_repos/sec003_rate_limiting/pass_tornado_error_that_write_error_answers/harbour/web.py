import tornado.web

from harbour import errors, limits


class Base(tornado.web.RequestHandler):
    def write_error(self, status_code, **kwargs):
        kind = kwargs["exc_info"][0]
        if kind == ValueError:
            self.set_status(400)
        elif kind == errors.TooOften:
            self.set_status(429)
        else:
            super().write_error(status_code, **kwargs)


class Berths(Base):
    @limits.limited("berths")
    def get(self):
        self.write({"berths": []})


app = tornado.web.Application([(r"/berths", Berths)])
