from collections import Counter

from tornado.web import Application, HTTPError, RequestHandler

SEEN = Counter()


class Base(RequestHandler):
    def prepare(self) -> None:
        SEEN[self.request.remote_ip] += 1
        if SEEN[self.request.remote_ip] > 60:
            raise HTTPError(429)


class Home(Base):
    def get(self) -> None:
        self.write("")


Application([("/", Home)]).listen(8000)
