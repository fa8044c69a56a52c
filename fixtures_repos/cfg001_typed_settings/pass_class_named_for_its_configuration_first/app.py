from tornado.web import Application as Web
from traitlets import Int, Unicode
from traitlets.config import Application, Configurable


class Keeper(Configurable):
    root = Unicode("/srv").tag(config=True)
    depth = Int(3).tag(config=True)


class ShopConfigMixin(Configurable):
    host = Unicode("127.0.0.1").tag(config=True)
    port = Int(8000).tag(config=True)


class Shop(Application, ShopConfigMixin):
    classes = [Keeper]

    def start(self) -> None:
        Web([]).listen(self.port, self.host)
