import falcon


class Heartbeat:
    def on_get(self, req, resp):
        resp.media = {"status": "ok"}


app = falcon.App()
app.add_route("/__lbheartbeat__", Heartbeat())
