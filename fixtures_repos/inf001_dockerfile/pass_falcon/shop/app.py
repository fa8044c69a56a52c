import falcon


class Items:
    def on_get(self, req, resp) -> None:
        resp.media = []


app = falcon.App()
app.add_route("/items", Items())
