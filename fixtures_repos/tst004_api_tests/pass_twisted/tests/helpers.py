from io import BytesIO

from gate.http import Api


class Channel:
    def __init__(self, site):
        self.site = site

    def process(self, method, path, content):
        request = self.site.requestFactory(self)
        request.content = BytesIO(content)
        request.requestReceived(method, path, b"1.1")
        return request


class Case:
    def set_up(self, reactor):
        self.site = Api(reactor).site

    def send(self, content):
        return Channel(self.site).process(b"POST", b"/v1/notify", content)
