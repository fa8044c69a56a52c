import falcon


class Health:
    def on_get(self, request, response):
        response.text = "ok"


app = falcon.App()
app.add_route("/health", Health())
