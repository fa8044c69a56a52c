import falcon


class Search:
    def on_get(self, request, response):
        response.media = []


application = falcon.App()
application.add_route("/search", Search())
