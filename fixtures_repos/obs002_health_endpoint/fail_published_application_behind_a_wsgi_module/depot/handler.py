class DepotHandler:
    def __init__(self, routes):
        self.routes = routes

    def __call__(self, environ, start_response):
        start_response("200 OK", [("Content-Type", "application/json")])
        return [self.routes[environ["PATH_INFO"]]()]
