import falcon


class Crates:
    def on_get(self, request, response):
        response.media = []


class Depot(falcon.App):
    def __init__(self, rows):
        super().__init__()
        self.rows = rows
        self.add_route("/crates", Crates())
