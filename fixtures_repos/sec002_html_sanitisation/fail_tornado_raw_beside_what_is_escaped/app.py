from tornado.web import Application, RequestHandler


class Index(RequestHandler):
    def post(self):
        self.render("index.html", title=self.get_argument("title"))


app = Application([(r"/", Index)], template_path="templates")
