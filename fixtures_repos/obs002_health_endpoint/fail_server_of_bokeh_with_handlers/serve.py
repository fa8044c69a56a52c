from bokeh.application import Application
from bokeh.application.handlers import DirectoryHandler
from bokeh.server.server import Server
from tornado.web import RequestHandler


class Orders(RequestHandler):
    def get(self) -> None:
        self.write({"orders": []})


server = Server(
    {"/plots": Application(DirectoryHandler(filename="plots"))}, extra_patterns=[(r"/orders", Orders)], port=5006
)
server.run_until_shutdown()
