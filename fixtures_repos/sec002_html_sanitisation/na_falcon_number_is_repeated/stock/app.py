import falcon


class Crates:
    def on_get(self, req, resp):
        count = req.get_param_as_int("count") or 5
        resp.media = {"count": count, "crates": []}


app = falcon.App()
app.add_route("/crates", Crates())
