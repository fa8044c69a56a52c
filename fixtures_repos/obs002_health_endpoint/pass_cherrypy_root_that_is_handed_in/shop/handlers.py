class Shop(object):
    def __init__(self, catalogue):
        self.catalogue = catalogue

    def index(self):
        return ", ".join(self.catalogue)

    index.exposed = True

    def ping(self):
        return "pong"

    ping.exposed = True
