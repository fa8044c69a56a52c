import falcon
from mako.template import Template


class Login:
    def on_get(self, request, response):
        response.content_type = "text/html"
        if request.params.get("ok"):
            page = Template(filename="templates/done.html")
            response.text = page.render()
        else:
            page = Template(filename="templates/error.html")
            response.text = page.render(reason=request.params.get("reason"))


class Shelf:
    def on_get(self, request, response):
        response.content_type = "text/html"
        page = Template(filename="templates/error.html", default_filters=["h"])
        response.text = page.render(reason=request.params.get("reason"))


app = falcon.App()
app.add_route("/login", Login())
app.add_route("/shelf", Shelf())
