from rest_tools.server import RestHandler, RestHandlerSetup, RestServer


class Health(RestHandler):
    async def get(self):
        self.write({"status": "ok"})


class Crates(RestHandler):
    def initialize(self, crates=None, **settings):
        super().initialize(**settings)
        self.crates = crates

    async def get(self):
        self.write({"crates": self.crates})


def create_server() -> RestServer:
    args = RestHandlerSetup({})
    server = RestServer(debug=False)
    server.add_route("/healthz", Health, args)
    server.add_route("/crates", Crates, {**args, "crates": []})
    return server
