import redis

from settings import address


class Proxy:
    """Connected when the settings are there."""

    client = None

    def connect(self):
        self.client = redis.Redis(host=address())

    def __getattr__(self, name):
        return getattr(self.client, name)


STORE = Proxy()
