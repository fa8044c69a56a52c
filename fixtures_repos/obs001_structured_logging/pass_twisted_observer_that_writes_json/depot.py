import sys

from twisted.internet import reactor
from twisted.logger import globalLogBeginner, jsonFileLogObserver
from twisted.web import resource, server


class Parcels(resource.Resource):
    isLeaf = True

    def render_GET(self, request):
        return b"[]"


def main():
    globalLogBeginner.beginLoggingTo([jsonFileLogObserver(sys.stdout)])
    reactor.listenTCP(8000, server.Site(Parcels()))
    reactor.run()


if __name__ == "__main__":
    main()
