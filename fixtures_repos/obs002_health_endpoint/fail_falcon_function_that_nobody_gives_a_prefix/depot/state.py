class Alive:
    def on_get(self, request, response):
        response.media = {"alive": True}


def register(app, base):
    app.add_route(base + "/health", Alive())
