import cyclone.web
from twisted.internet import reactor


class Status(cyclone.web.RequestHandler):
    def get(self):
        self.write({"status": "OK"})


class Endpoint(cyclone.web.Application):
    handlers = ((r"^/status", Status),)

    def __init__(self):
        cyclone.web.Application.__init__(self, handlers=self.handlers)


reactor.listenTCP(8080, Endpoint())
