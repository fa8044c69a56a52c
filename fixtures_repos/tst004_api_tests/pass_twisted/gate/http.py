from twisted.web import server
from twisted.web.resource import Resource


class Notify(Resource):
    isLeaf = True

    def render_POST(self, request):
        return request.content.read()


class Health(Resource):
    def render_GET(self, request):
        return b""


class LoggedSite(server.Site):
    pass


class Api:
    def __init__(self, reactor):
        root = Resource()
        version = Resource()
        root.putChild(b"v1", version)
        version.putChild(b"notify", Notify())
        root.putChild(b"health", Health())
        self.site = LoggedSite(root)
        reactor.listenTCP(5000, self.site)
