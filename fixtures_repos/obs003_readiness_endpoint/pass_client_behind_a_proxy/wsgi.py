import falcon

from store import STORE


class Alive:
    def on_get(self, request, response):
        response.media = {"version": STORE.info().get("redis_version")}


class Words:
    def on_get(self, request, response):
        response.media = [word.decode() for word in STORE.smembers("words")]


def application():
    STORE.connect()
    api = falcon.App()
    api.add_route("/health", Alive())
    api.add_route("/words", Words())
    return api
