import falcon
import jinja2

pages = jinja2.Environment(loader=jinja2.FileSystemLoader("templates"), autoescape=True)


class Index:
    def on_post(self, req, resp):
        resp.content_type = "text/html"
        resp.text = pages.get_template("index.html").render(title=req.media["title"])


app = falcon.App()
app.add_route("/", Index())
