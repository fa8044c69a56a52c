class Probes:
    def __init__(self, app):
        self.app = app
        self.app.add_api_route("/health", self.health)

    def health(self):
        return "ok"
