from tornado.web import Application as Web
from traitlets import Int, Unicode
from traitlets.config import Application


class Shop(Application):
    host = Unicode("127.0.0.1").tag(config=True)
    port = Int(8000).tag(config=True)

    def start(self) -> None:
        Web([]).listen(self.port, self.host)
