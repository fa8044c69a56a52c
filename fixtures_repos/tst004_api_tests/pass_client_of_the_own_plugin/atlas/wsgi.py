import falcon


class Places:
    def on_get(self, request, response):
        response.media = []


application = falcon.App()
application.add_route("/places", Places())
