import prometheus_client
import tornado.web


class Metrics(tornado.web.RequestHandler):
    def get(self):
        self.write(prometheus_client.generate_latest())


def make_app():
    return tornado.web.Application(
        [
            (r"/metrics", Metrics),
        ]
    )
