import falcon


class Home:
    def on_get(self, req, resp):
        resp.text = "hello"


app = falcon.App()
app.add_route("/", Home())
