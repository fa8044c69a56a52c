import falcon

from mirror.models.repository import Repository


class Sources:
    def on_get(self, req, resp):
        resp.media = [Repository("http://archive.example.com", "main").line()]


app = falcon.App()
app.add_route("/sources", Sources())
