from tornado.ioloop import IOLoop
from tornado.web import Application, RequestHandler


class Rooms(RequestHandler):
    def get(self):
        self.write({"rooms": []})


class Hub:
    def start(self, port):
        self.application = Application([("/rooms", Rooms)])
        self.application.listen(port)
        IOLoop.current().start()


def main():
    Hub().start(8000)


if __name__ == "__main__":
    main()
