from twisted.internet import reactor
from twisted.logger import globalLogBeginner, jsonFileLogObserver
from twisted.web.server import Site

from depot.web.pages import Pages


def main(stream):
    globalLogBeginner.beginLoggingTo([jsonFileLogObserver(stream)])
    reactor.listenTCP(8000, Site(Pages().resource()))
    reactor.run()
