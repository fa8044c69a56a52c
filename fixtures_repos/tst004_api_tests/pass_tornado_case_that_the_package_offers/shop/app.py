from tornado.web import Application, RequestHandler


class Health(RequestHandler):
    def get(self) -> None:
        self.write("ok")


def make_app() -> Application:
    return Application([(r"/health", Health)])
