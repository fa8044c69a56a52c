import falcon


class Stateful:
    def __init__(self, keeper=None):
        self.keeper = keeper


class Racks(Stateful):
    def on_post(self, req, resp):
        self.keeper.add_rack(req.media["name"])


class Health(Stateful):
    def __init__(self, planner=None, **kwargs):
        super().__init__(**kwargs)
        self.planner = planner

    def on_get(self, req, resp):
        Examination(keeper=self.keeper).answer(resp)


class Examination:
    def __init__(self, keeper=None):
        self.keeper = keeper

    def answer(self, resp):
        ill = False
        try:
            self.keeper.server_time()
        except Exception:
            ill = True
        if ill:
            resp.status = falcon.HTTP_503
        else:
            resp.status = falcon.HTTP_204


def make(keeper=None):
    app = falcon.App()
    for path, resource in [("/health", Health(keeper=keeper)), ("/racks", Racks(keeper=keeper))]:
        app.add_route("/api" + path, resource)
    return app
