import falcon


class Search:
    def on_get(self, req, resp):
        count = req.get_param_as_int("count") or 5
        crates = []
        resp.media = {"asked": req.get_param("q"), "count": count, "crates": crates}


app = falcon.App()
app.add_route("/search", Search())
