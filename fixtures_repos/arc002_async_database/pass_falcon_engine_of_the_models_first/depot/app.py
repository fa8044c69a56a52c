import falcon

from depot.archive import answers
from depot.crates import names
from depot.health import news_answers
from depot.models import Crate


class Crates:
    def on_get(self, req, resp):
        resp.media = names()

    def on_post(self, req, resp):
        Crate.create(name=req.media["name"])


class Health:
    def on_get(self, req, resp):
        resp.media = {"news": news_answers(), "archive": bool(answers())}


api = falcon.App()
api.add_route("/crates", Crates())
api.add_route("/health", Health())
