import falcon


class Page:
    def on_get(self, req, resp):
        resp.content_type = falcon.MEDIA_HTML
        resp.text = f"<p>{req.get_param('name')}</p>"


app = falcon.App()
app.add_route("/", Page())
