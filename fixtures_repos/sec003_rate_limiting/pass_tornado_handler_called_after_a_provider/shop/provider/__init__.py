import tornado.web

from shop.limits import Counts
from shop.refusals import TooMany


class Entry(tornado.web.RequestHandler):
    @classmethod
    def as_entry(cls):
        return cls.PATTERN, cls


class Provider(Entry, Counts):
    PATTERN = r"/providers/(\w+)"

    async def prepare(self):
        hit, left = self.rate_limit()
        if hit:
            raise TooMany(left)

    def get(self, name):
        self.write({"name": name})
