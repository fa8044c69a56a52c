from twisted.internet import reactor
from twisted.python.filepath import FilePath
from twisted.web.resource import Resource
from twisted.web.server import Site
from twisted.web.template import Element, XMLFile, renderElement, renderer


class Greeting(Element):
    loader = XMLFile(FilePath("greeting.xhtml"))

    def __init__(self, name):
        super().__init__()
        self.name = name

    @renderer
    def who(self, request, tag):
        return tag(self.name)


class Home(Resource):
    isLeaf = True

    def render_GET(self, request):
        return renderElement(request, Greeting(request.args[b"name"][0].decode()))


def main():
    reactor.listenTCP(8000, Site(Home()))
    reactor.run()


if __name__ == "__main__":
    main()
