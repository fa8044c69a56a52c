import os

from tornado.ioloop import IOLoop
from tornado.options import define, options, parse_command_line
from tornado.web import Application, RequestHandler


class Crates(RequestHandler):
    def get(self):
        self.write({"crates": []})


def main() -> None:
    define("port", default=8080, type=int)
    define("title", default="Depot", type=str)
    parse_command_line()
    token = os.environ["DEPOT_AUTH_TOKEN"]
    Application([("/crates", Crates)], token=token, title=options.title).listen(options.port)
    IOLoop.current().start()


if __name__ == "__main__":
    main()
