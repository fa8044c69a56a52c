import redis
import tornado.web

cache = redis.Redis()


class Ready(tornado.web.RequestHandler):
    def get(self):
        try:
            cache.ping()
        except redis.ConnectionError:
            self.set_status(503)
            self.write("cache is down")
            return
        self.write("ready")


def make_app():
    return tornado.web.Application(
        [
            (r"/ready", Ready),
        ]
    )
