from tornado.web import RequestHandler

from services.convert import to_celsius


class ConvertHandler(RequestHandler):
    def get(self):
        self.write({"value": to_celsius(1)})
