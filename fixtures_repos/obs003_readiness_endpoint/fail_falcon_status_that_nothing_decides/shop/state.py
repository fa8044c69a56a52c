import falcon
import redis

store = redis.Redis()


class State:
    FINE = falcon.HTTP_OK
    BROKEN = falcon.HTTP_503

    def on_get(self, req, resp):
        self.asked()
        resp.status = self.FINE
        resp.text = "state"

    def asked(self) -> bool:
        try:
            store.ping()
        except redis.RedisError:
            return False
        return True
