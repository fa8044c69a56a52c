from tornado.web import Application, RequestHandler


class Page(RequestHandler):
    def get(self) -> None:
        self.write("<p>" + self.get_argument("name") + "</p>")


Application([("/", Page)]).listen(8000)
