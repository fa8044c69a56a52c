class Server:
    def __init__(self, host, port):
        self.host = host
        self.port = port


class GunicornServer(Server):
    def run(self, handler):
        from gunicorn.app.base import BaseApplication

        class Serving(BaseApplication):
            def load_config(self):
                self.cfg.set("bind", f"{self.host}:{self.port}")

            def load(self):
                return handler

        Serving().run()


class TwistedServer(Server):
    def run(self, handler):
        from twisted.internet import reactor
        from twisted.web import server, wsgi

        site = server.Site(wsgi.WSGIResource(reactor, reactor.getThreadPool(), handler))
        reactor.listenTCP(self.port, site, interface=self.host)
        reactor.run()
