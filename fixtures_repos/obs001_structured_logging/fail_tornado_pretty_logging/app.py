from tornado.ioloop import IOLoop
from tornado.log import enable_pretty_logging
from tornado.web import Application, RequestHandler


class Main(RequestHandler):
    def get(self) -> None:
        self.write("hello")


def main() -> None:
    enable_pretty_logging()
    Application([(r"/", Main)]).listen(8000)
    IOLoop.current().start()
