from tornado.ioloop import IOLoop
from tornado.web import Application, RequestHandler


class Main(RequestHandler):
    def get(self) -> None:
        self.write("hello")


def main() -> None:
    Application([(r"/", Main)]).listen(8000)
    IOLoop.current().start()
