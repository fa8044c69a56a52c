from twisted.internet import reactor
from twisted.web.resource import Resource
from twisted.web.server import Site


class Health(Resource):
    isLeaf = True

    def render_GET(self, request):
        return b"OK"


class Version(Resource):
    isLeaf = True

    def render_GET(self, request):
        return b"3"


def tree(resources):
    root = Resource()
    for path, resource in resources.items():
        root.putChild(path.strip("/").encode(), resource)
    return root


def start():
    resources = {"/health": Health()}
    resources["/version"] = Version()
    reactor.listenTCP(8080, Site(tree(resources)))
    reactor.run()


start()
