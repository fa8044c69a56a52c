import falcon
from falcon_limiter import Limiter
from falcon_limiter.utils import get_remote_addr

limiter = Limiter(key_func=get_remote_addr)


class Login:
    @limiter.limit()
    def on_post(self, req, resp):
        resp.media = {}


app = falcon.App(middleware=limiter.middleware)
app.add_route("/login", Login())
